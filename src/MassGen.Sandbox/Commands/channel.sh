# Runs commands one after the other for as long as the input lasts, and reports on each with the last bytes of both streams.
# Each order is one line of words that the host has quoted ($n is a line break in them): token, bytes of input that follow the line, folder,
# limit in hundredths of a second, then the program that holds to the limit, the command's program and its arguments. A line "long BYTES"
# says that the order itself follows in so many bytes: reading a line costs a system call for each of its bytes.
exec 3>&2 2>/dev/null
n='
'

_run() {
    if [ "$_bytes" = 0 ]; then
        "$@" </dev/null 2>&3 3>&-
    else
        # What the command did not read must not be taken for the next order.
        head -c "$_bytes" | {
            "$@" 2>&3 3>&-
            _code=$?
            cat >/dev/null
            exit "$_code"
        }
    fi
    _code=$?
}

_serve() {
    _token=$1 _bytes=$2
    shift 2
    _attend "$@"
    [ "$_kind" = D ] && head -c "$_bytes" >/dev/null
    _report
    _report >&3
}

while IFS= read -r _order; do
    case $_order in "long "*) _order=$(head -c "${_order#long }") ;; esac
    eval "_serve $_order"
done
