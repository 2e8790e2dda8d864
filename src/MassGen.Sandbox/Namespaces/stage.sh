# Puts folders of the host where the sandbox's user reaches them, however closed the way to them is; then goes on with the rest.
# /sys is the place because no such folder can be in it. Arguments: how many, their paths, then the program that follows.
set -e
mount -t tmpfs -o mode=755,nosuid,nodev,noexec,size=64k stage /sys
count=$1 number=0
shift
while [ "$number" -lt "$count" ]; do
    if [ -d "$1" ]; then mkdir "/sys/$number"; else : >"/sys/$number"; fi
    mount --bind "$1" "/sys/$number"
    number=$((number + 1))
    shift
done
exec "$@"
