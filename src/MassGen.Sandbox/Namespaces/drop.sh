# Forbids further namespaces, sets the limits, and gives up all capabilities for good.
# Arguments: processes, open files, file bytes, memory bytes, processor seconds, then the environment and the program for env -i.
set -e
echo 0 >/proc/sys/user/max_user_namespaces
limits="--nproc=$1 --nofile=$2 --fsize=$3 --as=$4 --cpu=$5 --core=0 --memlock=65536"
shift 5
# The limits have no spaces of their own; the program's arguments stay as they are.
exec setsid prlimit $limits -- setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs -- env -i "$@"
