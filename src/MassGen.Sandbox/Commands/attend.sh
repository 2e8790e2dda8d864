# What runs one command with a time limit, ends what it leaves running, and makes the report about it. The names begin with '_' so that none
# of them is a variable that somebody gave to the command.

_read_clock() {
    read -r _uptime _rest </proc/uptime
    _clock=${_uptime%.*}${_uptime#*.}
}

_read_kills() {
    _kills=0
    for _file in /sys/fs/cgroup/memory/memory.oom_control /sys/fs/cgroup/memory.events; do
        [ -r "$_file" ] && while read -r _key _value; do
            [ "$_key" = oom_kill ] && _kills=$_value
        done <"$_file"
    done
}

# A newcomer belongs to what ran before when one of its ancestors did; process 1 takes in everybody's orphans.
_is_of_before() {
    _ancestor=$1
    while [ "$_ancestor" -gt 1 ] && [ "$_ancestor" != $$ ]; do
        case $_known in *" $_ancestor "*) return 0 ;; esac
        _parent=0
        while read -r _key _value; do
            [ "$_key" = PPid: ] && _parent=$_value && break
        done <"/proc/$_ancestor/status"
        _ancestor=$_parent
    done
    return 1
}

# In a process namespace of its own this is process 1, and its end is the end of all. Elsewhere it looks for newcomers.
_end_survivors() {
    if [ $$ = 1 ]; then
        kill -9 -1
        return
    fi
    _read_clock
    _until=$((_clock + 100))
    while [ "$_clock" -lt "$_until" ]; do
        _left=
        for _entry in /proc/[0-9]*; do
            _process=${_entry#/proc/}
            case $_known in *" $_process "*) ;; *) _is_of_before "$_process" || _left="$_left $_process" ;; esac
        done
        [ -z "$_left" ] && return
        kill -9 $_left
        _read_clock
    done
    _clean=0
}

# Runs the rest of its arguments by _run, in the folder and with the limit (in hundredths of a second) that come first.
_attend() {
    _kind=D _oom=0 _clean=1 _code=0 _hundredths=$2
    cd -P -- "$1" || return
    case $PWD in /workspace | /workspace/*) ;; *) return ;; esac
    shift 2
    _known=' '
    for _entry in /proc/[0-9]*; do _known="$_known${_entry#/proc/} "; done
    _read_kills
    _before=$_kills
    _read_clock
    _started=$_clock
    _run "$@"
    _read_clock
    _kind=E
    [ $((_clock - _started)) -ge "$_hundredths" ] && case $_code in 124 | 137) _kind=T ;; esac
    _end_survivors
    _read_kills
    [ "$_kills" -gt "$_before" ] && _oom=1
}

_report() {
    printf '%s%s%s%s%03d' "$_token" "$_kind" "$_oom" "$_clean" "$_code"
}
