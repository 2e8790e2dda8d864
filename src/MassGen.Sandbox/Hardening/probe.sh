# Says, from inside, what is in force: one fact a line, its name, '=' and what was found. Nothing here needs more than sh and coreutils.
say() { printf '%s=%s\n' "$1" "$(printf %s "$2" | tr '\n' ' ')"; }
status() { while read -r key value; do [ "$key" = "$1:" ] && echo "$value"; done </proc/self/status; }
limit() { while read -r line; do case $line in "$1"*) set -- ${line#"$1"}; echo "$1"; return ;; esac; done </proc/self/limits; }
mount_of() { while read -r _ place kind options _; do [ "$place" = "$1" ] && found="$kind $options"; done </proc/mounts; echo "$found"; }

say user "$(id -u):$(id -g):$(id -G)"
say capabilities "$(status CapInh)$(status CapPrm)$(status CapEff)$(status CapBnd)$(status CapAmb)"
say new-privileges "$(status NoNewPrivs)"
say filter "$(status Seccomp)"
say interfaces "$(while read -r name _; do case $name in *:*) echo "${name%%:*}" ;; esac; done </proc/net/dev)"
say routes "$(while read -r line; do echo "$line"; done </proc/net/route | grep -vc Iface)"
say root "$( (: >/probe) 2>/dev/null && echo writable || echo read-only)"
say workspace "$(mount_of /workspace)"
say temporary "$(mount_of /tmp)"
say room "$(stat -f -c '%b %S %c' /workspace)"
say namespaces-refused "$(unshare -U true 2>/dev/null && echo no || echo yes)"
say memory "$(cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || cat /sys/fs/cgroup/memory.max 2>/dev/null)"
say processes "$(cat /sys/fs/cgroup/pids/pids.max 2>/dev/null || cat /sys/fs/cgroup/pids.max 2>/dev/null)"
say limit-processes "$(limit 'Max processes')"
say limit-memory "$(limit 'Max address space')"
say limit-files "$(limit 'Max open files')"
say limit-file "$(limit 'Max file size')"
say limit-core "$(limit 'Max core file size')"
say limit-locked "$(limit 'Max locked memory')"
say limit-seconds "$(limit 'Max cpu time')"
say first "$(tr '\0' ' ' </proc/1/cmdline)"
say devices "$(ls /dev)"
say variables "$(env | while IFS='=' read -r name _; do echo "$name"; done)"
say sockets "$(for path in /var/run/docker.sock /run/docker.sock /run/podman/podman.sock; do [ -e "$path" ] && echo "$path"; done)"
say writable "$(while read -r _ place kind options _; do case $options in rw*) echo "$place:$kind" ;; esac; done </proc/mounts)"
for kind in cgroup ipc mnt net pid user uts; do say "namespace-$kind" "$(readlink /proc/self/ns/$kind)"; done
