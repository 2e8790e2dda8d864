# Forbids further namespaces, sets the limits, and gives up all capabilities for good.
# Arguments: limits for prlimit, the program that loads a filter of system calls and the filter (empty for none), then the environment
# and the program for env -i.
set -e
echo 0 >/proc/sys/user/max_user_namespaces
limits=$1 loader=$2 filter=$3
shift 3
if [ -n "$filter" ]; then set -- perl -e "$loader" "$filter" env -i "$@"; else set -- env -i "$@"; fi
# The limits have no spaces of their own; the program's arguments stay as they are.
exec setsid prlimit $limits -- setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs -- "$@"
