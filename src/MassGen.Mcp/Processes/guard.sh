# Runs one program as the first of a group, and ends the group when the owner is gone, however that happened.
# Arguments: the owner's process id, then the program and its arguments.
owner=$1
shift
exec 3<&0 </dev/null
"$@" <&3 3<&- &
program=$!
# Nothing but the program may keep the streams open.
exec 3<&- >/dev/null 2>&1
{
    PATH=/bin:/usr/bin:$PATH
    while kill -0 "$owner"; do sleep 1 || exit; done
    kill -KILL 0
} &
wait "$program"
