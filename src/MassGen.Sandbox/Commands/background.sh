# Runs one command until it and everything it started have ended, or until a line or the end of its input says that it is over.
# Arguments: root, folder, mark, program, arguments. First line of input: the token of the reports, the first and the last bytes on standard error.
exec 3>&2 2>/dev/null
IFS= read -r token
root=$1 folder=$2 mark=MASSGEN_BACKGROUND=$3
shift 3

report() {
    printf '%s%s%010d' "$token" "$1" "$2" >&3
}

# Whoever was started by the command has its mark, also those who left its session.
members=
find_members() {
    members=
    for file in $(grep -lsxzF -- "$mark" /proc/[0-9]*/environ); do
        file=${file#/proc/}
        members="$members ${file%/environ}"
    done
}

end_members() {
    kill -s TERM -- "-$child" $members
    tries=0
    while find_members; [ -n "$members" ] && [ "$tries" -lt 20 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    find_members
    kill -s KILL -- "-$child" $members
}

cd -P -- "$folder" || { report D 0; exit; }
case $PWD in "$root" | "$root"/*) ;; *) report D 0; exit ;; esac
exec 4<&0
env "$mark" $(command -v setsid) "$@" </dev/null 2>&3 3>&- 4<&- &
child=$!
report P "$child"
{
    IFS= read -r word
    find_members
    end_members
} <&4 >/dev/null 3>&- &
listener=$!
exec 4<&- >/dev/null

wait "$child"
code=$?
while find_members; [ -n "$members" ]; do sleep 0.2; done
kill -KILL "$listener"
report E "$code"
