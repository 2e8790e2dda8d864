# Runs one command with a time limit, ends what it leaves running, and reports on the last bytes of standard error.
# Arguments: limit in seconds, the same in hundredths, folder, program, arguments. First line of input: the report's token.
exec 3>&2 2>/dev/null
IFS= read -r token
limit=$1 hundredths=$2 folder=$3
shift 3
oom=0 clean=1

report() {
    printf '%s%s%s%s%03d' "$token" "$1" "$oom" "$clean" "$2" >&3
    exit 0
}

read_clock() {
    read -r uptime rest </proc/uptime
    clock=${uptime%.*}${uptime#*.}
}

read_kills() {
    kills=0
    for file in /sys/fs/cgroup/memory/memory.oom_control /sys/fs/cgroup/memory.events; do
        [ -r "$file" ] && while read -r key value; do
            [ "$key" = oom_kill ] && kills=$value
        done <"$file"
    done
}

# A newcomer belongs to what ran before when one of its ancestors did; process 1 takes in everybody's orphans.
is_of_before() {
    ancestor=$1
    while [ "$ancestor" -gt 1 ] && [ "$ancestor" != $$ ]; do
        case $known in *" $ancestor "*) return 0 ;; esac
        parent=0
        while read -r key value; do
            [ "$key" = PPid: ] && parent=$value && break
        done <"/proc/$ancestor/status"
        ancestor=$parent
    done
    return 1
}

# In a process namespace of its own this is process 1, and its end is the end of all. Elsewhere it looks for newcomers.
end_survivors() {
    if [ $$ = 1 ]; then
        kill -9 -1
        return
    fi
    read_clock
    until=$((clock + 100))
    while [ "$clock" -lt "$until" ]; do
        left=
        for entry in /proc/[0-9]*; do
            process=${entry#/proc/}
            case $known in *" $process "*) ;; *) is_of_before "$process" || left="$left $process" ;; esac
        done
        [ -z "$left" ] && return
        kill -9 $left
        read_clock
    done
    clean=0
}

cd -P -- "$folder" || report D 0
case $PWD in /workspace | /workspace/*) ;; *) report D 0 ;; esac
known=' '
for entry in /proc/[0-9]*; do known="$known${entry#/proc/} "; done
read_kills
before=$kills
read_clock
started=$clock

timeout -k 2 "$limit" "$@" 2>&3 3>&-
code=$?

read_clock
kind=E
[ $((clock - started)) -ge "$hundredths" ] && case $code in 124 | 137) kind=T ;; esac
end_survivors
read_kills
[ "$kills" -gt "$before" ] && oom=1
report "$kind" "$code"
