# Runs commands one after the other for as long as the input lasts, and reports on each with the last bytes of both streams.
# Each order is one line of words that the host has quoted ($n is a line break in them): token, bytes of input that follow the line, folder,
# limit in hundredths of a second (0 when nothing inside holds to it), then the command's program and its arguments. A line "long BYTES" says
# that the order itself follows in so many bytes: reading a line costs a system call for each of its bytes. A line "end" ends the command that
# runs, which must have no input. Argument: the token of a first report, which says that orders may come: who is not here before them would
# pass for a command's leftover.
exec 3>&2 2>/dev/null
n='
'

# A program, never something that this shell itself can do.
_run() {
    if [ "$_bytes" = 0 ]; then
        (exec "$@") </dev/null 2>&3 3>&-
    else
        # What the command did not read must not be taken for the next order.
        head -c "$_bytes" | {
            (exec "$@") 2>&3 3>&-
            _code=$?
            cat >/dev/null
            exit "$_code"
        }
    fi
    _code=$?
}

_end_survivors() {
    _end_newcomers
}

_serve() {
    _token=$1 _bytes=$2
    shift 2
    _attend "$@"
    [ "$_kind" = D ] && head -c "$_bytes" >/dev/null
    _report
    _report >&3
}

_execute() {
    _token=$1 _kind=E _oom=0 _clean=1 _code=0
    _report
    _report >&3
    while read -r _known && IFS= read -r _order; do
        _known=" $_known "
        case $_order in "long "*) _order=$(head -c "${_order#long }") ;; esac
        eval "_serve $_order"
    done
}

# Gives a command two seconds after the polite signal. Without help of other programs, because there may be no room for another process.
_end_command() {
    _find_newcomers || return
    kill $_left
    _read_clock
    _patience=$((_clock + 200))
    while _find_newcomers; do
        _read_clock
        [ "$_clock" -lt "$_patience" ] || break
    done
    _end_newcomers
}

_relay() {
    while IFS= read -r _line; do
        if [ "$_line" = end ]; then
            _end_command
            continue
        fi
        _remember
        printf '%s\n' "$_known" "$_line"
        _rest=${_line#* }
        _follows=${_rest%% *}
        [ "$_follows" = 0 ] || head -c "$_follows"
    done
}

# Without the one who executes there is nothing left to do here: all that belongs to this user ends.
_relay 3>&- | {
    (_execute "$1")
    kill -9 -1
}
