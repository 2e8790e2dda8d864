# Builds a sandbox's private root and waits for the end of its input. Runs as process 1 of the sandbox's namespaces.
# Arguments: lifetime, workspace bytes and entries, temporary bytes and entries, shared memory bytes (0 seconds: only a trial); then
# for each folder of the host, in the order in which stage.sh put them into /sys: "folder", "programs" (a folder whose programs may be run) or
# "file" and its place; "hidden" and a place for what is to be found empty.
set -e
lifetime=$1
mount --make-rprivate /
mount -t tmpfs -o mode=755,nosuid,nodev,size=4m,nr_inodes=4k root /mnt
cd /mnt
mkdir -p usr etc proc dev tmp workspace run var/tmp root home .old

mount --rbind /usr usr
mount -o remount,bind,ro,nosuid,nodev usr
for folder in bin sbin lib lib32 lib64 libx32; do
    if [ -L "/$folder" ]; then
        ln -s "$(readlink "/$folder")" "$folder"
    elif [ -d "/$folder" ]; then
        mkdir "$folder"
        mount --bind "/$folder" "$folder"
        mount -o remount,bind,ro,nosuid,nodev "$folder"
    fi
done

for name in alternatives ld.so.cache ld.so.conf ld.so.conf.d localtime mime.types nsswitch.conf perl python3; do
    if [ -e "/etc/$name" ]; then cp -RPp "/etc/$name" etc/ 2>/dev/null || :; fi
done
printf 'root:x:0:0::/nonexistent:/usr/sbin/nologin\nsandbox:x:10001:10001::/workspace:/bin/sh\n' >etc/passwd
printf 'root:x:0:\nsandbox:x:10001:\n' >etc/group
printf '127.0.0.1 localhost\n::1 localhost\n' >etc/hosts

mount -t tmpfs -o mode=755,nosuid,noexec,size=64k,nr_inodes=64 dev dev
for device in null zero full random urandom; do
    : >"dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
mkdir dev/shm
mount -t tmpfs -o "mode=1777,nosuid,nodev,noexec,size=$6,nr_inodes=4k" shm dev/shm
mount -o remount,bind,ro,nosuid,noexec dev
mount -t proc -o nosuid,nodev,noexec proc proc
mount -t tmpfs -o "mode=1777,nosuid,nodev,noexec,size=$4,nr_inodes=$5" tmp tmp
mount -t tmpfs -o "mode=755,nosuid,nodev,size=$2,nr_inodes=$3" workspace workspace

shift 6
number=0
while [ $# -gt 0 ]; do
    case $1 in
        folder | programs) mkdir -p ".$2" ;;
        file) mkdir -p ".${2%/*}" && : >".$2" ;;
    esac
    if [ "$1" = hidden ]; then
        mount -t tmpfs -o mode=555,ro,nosuid,nodev,noexec,size=4k hidden ".$2"
    else
        mount --bind "/sys/$number" ".$2"
        if [ "$1" = programs ]; then run=; else run=,noexec; fi
        mount -o "remount,bind,ro,nosuid,nodev$run" ".$2"
        number=$((number + 1))
    fi
    shift 2
done

pivot_root . .old
cd /
umount -l /.old
rmdir /.old
mount -n -o remount,bind,ro,nosuid,nodev none /
loopback=down
switch_on='socket(S, 2, 2, 0) && ioctl(S, 0x8914, pack("Z16 S x22", "lo", 0x41)) or exit 1'
if ip link set lo up 2>/dev/null || perl -e "$switch_on" 2>/dev/null; then loopback=up; fi
echo "ready $loopback"
exec timeout "$lifetime" cat >/dev/null 2>&1
