# Keeps what lives as long as a sandbox: its files, its network and its processes. Runs as process 1 of its namespaces; commands enter
# them and are then closed in by bubblewrap. Arguments: lifetime, workspace bytes and entries, temporary bytes and entries, shared
# memory bytes, the filter of system calls in base64 (empty for none); then for each folder of the host, in the order in which stage.sh
# put them into /sys, whether its programs may be run: "programs" or "noexec".
set -e
lifetime=$1
mount --make-rprivate /
mount -t proc -o nosuid,nodev,noexec proc /proc
mount -t tmpfs -o mode=755,nosuid,nodev,noexec,size=4m,nr_inodes=4k hold /mnt
mkdir /mnt/workspace /mnt/tmp /mnt/shm /mnt/etc /mnt/folders

for name in alternatives ld.so.cache ld.so.conf ld.so.conf.d localtime mime.types nsswitch.conf perl python3; do
    if [ -e "/etc/$name" ]; then cp -RPp "/etc/$name" /mnt/etc/ 2>/dev/null || :; fi
done
printf 'root:x:0:0::/nonexistent:/usr/sbin/nologin\nsandbox:x:10001:10001::/workspace:/bin/sh\n' >/mnt/etc/passwd
printf 'root:x:0:\nsandbox:x:10001:\n' >/mnt/etc/group
printf '127.0.0.1 localhost\n::1 localhost\n' >/mnt/etc/hosts
printf %s "$7" | base64 -d >/mnt/filter

mount -t tmpfs -o "mode=1777,nosuid,nodev,noexec,size=$6,nr_inodes=4k" shm /mnt/shm
mount -t tmpfs -o "mode=1777,nosuid,nodev,noexec,size=$4,nr_inodes=$5" tmp /mnt/tmp
mount -t tmpfs -o "mode=755,nosuid,nodev,size=$2,nr_inodes=$3" workspace /mnt/workspace

shift 7
number=0
for run in "$@"; do
    if [ -d "/sys/$number" ]; then mkdir "/mnt/folders/$number"; else : >"/mnt/folders/$number"; fi
    mount --bind "/sys/$number" "/mnt/folders/$number"
    if [ "$run" = programs ]; then run=; else run=,noexec; fi
    mount -o "remount,bind,ro,nosuid,nodev$run" "/mnt/folders/$number"
    number=$((number + 1))
done

loopback=down
switch_on='socket(S, 2, 2, 0) && ioctl(S, 0x8914, pack("Z16 S x22", "lo", 0x41)) or exit 1'
if ip link set lo up 2>/dev/null || perl -e "$switch_on" 2>/dev/null; then loopback=up; fi
echo "ready $loopback"
exec timeout "$lifetime" cat >/dev/null 2>&1
