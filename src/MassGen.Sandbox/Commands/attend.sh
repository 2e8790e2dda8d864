# What runs one command with a time limit, ends what it leaves running, and makes the report about it. The names begin with '_' so that none
# of them is a variable that somebody gave to the command.

_own=

_read_clock() {
    read -r _uptime _rest </proc/uptime
    _clock=${_uptime%.*}${_uptime#*.}
}

# Control groups of version 1 count in one file, those of version 2 in another.
_counts=/sys/fs/cgroup/memory/memory.oom_control
[ -r "$_counts" ] || _counts=/sys/fs/cgroup/memory.events

_read_kills() {
    _kills=0
    [ -r "$_counts" ] && while read -r _key _value; do
        [ "$_key" = oom_kill ] && _kills=$_value
    done <"$_counts"
}

_read_parent() {
    _parent=0
    while read -r _key _value; do
        [ "$_key" = PPid: ] && _parent=$_value && break
    done <"/proc/$1/status"
}

# This shell and its parts, which run the commands.
_find_own() {
    _own=" $$ "
    for _entry in /proc/[0-9]*; do
        _ancestor=${_entry#/proc/}
        while [ "$_ancestor" -gt 1 ] && [ "$_ancestor" != $$ ]; do
            _read_parent "$_ancestor"
            _ancestor=$_parent
        done
        [ "$_ancestor" = $$ ] && _own="$_own${_entry#/proc/} "
    done
}

_remember() {
    _known=' '
    for _entry in /proc/[0-9]*; do _known="$_known${_entry#/proc/} "; done
    [ -n "$_own" ] || _find_own
}

# A newcomer belongs to what ran before when one of its ancestors did; process 1 takes in everybody's orphans.
_is_of_before() {
    _ancestor=$1
    while [ "$_ancestor" -gt 1 ]; do
        case $_own in *" $_ancestor "*) return 1 ;; esac
        case $_known in *" $_ancestor "*) return 0 ;; esac
        _read_parent "$_ancestor"
        _ancestor=$_parent
    done
    return 1
}

_find_newcomers() {
    _left=
    for _entry in /proc/[0-9]*; do
        _process=${_entry#/proc/}
        case $_known in *" $_process "*) ;; *) _is_of_before "$_process" || _left="$_left $_process" ;; esac
    done
    [ -n "$_left" ]
}

_end_newcomers() {
    _find_newcomers || return 0
    _read_clock
    _until=$((_clock + 100))
    while [ "$_clock" -lt "$_until" ]; do
        kill -9 $_left
        _find_newcomers || return 0
        _read_clock
    done
    return 1
}

# Runs the rest of its arguments by _run, in the folder that comes first. A limit in hundredths of a second is only given where a program
# among the arguments holds to it.
_attend() {
    _kind=D _oom=0 _clean=1 _code=0 _limit=$2
    cd -P -- "$1" || return
    case $PWD in /workspace | /workspace/*) ;; *) return ;; esac
    shift 2
    _read_kills
    _before=$_kills
    [ "$_limit" = 0 ] || { _read_clock && _started=$_clock; }
    _run "$@"
    _kind=E
    case $_limit:$_code in
        0:*) ;;
        *:124 | *:137) _read_clock && [ $((_clock - _started)) -ge "$_limit" ] && _kind=T ;;
    esac
    _end_survivors || _clean=0
    _read_kills
    [ "$_kills" -gt "$_before" ] && _oom=1
    [ "$_code" -ne 0 ] && [ "$_oom$_clean" = 01 ] && case $(stat -f -c ' %a %d ' /workspace /tmp 2>/dev/null) in *' 0 '*) _oom=2 ;; esac
}

_report() {
    printf '%s%s%s%s%03d' "$_token" "$_kind" "$_oom" "$_clean" "$_code"
}
