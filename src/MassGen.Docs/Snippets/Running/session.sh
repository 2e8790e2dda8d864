# Runs what it is told in one shell, so that variables, folder and files survive from one snippet to the next.
# Orders come on its input: "put BYTES PATH", "run BYTES", "strict BYTES" (ends at the first command that fails, in a pipeline too), "apart" and "together"
# (standard error beside the output, or in it). Each run is answered by "CODE BYTES BYTES" and the bytes of both streams; by
# "CODE BYTES BYTES over" when it ended the shell.
exec 8<&0 9>&1 </dev/null
__massgen_kept=/tmp/.massgen-session
__massgen_apart=
mkdir -p "$__massgen_kept" "$HOME" /workspace/project
cd /workspace/project
if [ -s "$__massgen_kept/folder" ]; then
    . "$__massgen_kept/variables"
    cd -- "$(cat "$__massgen_kept/folder")" || :
fi
__massgen_most=$1
__massgen_running=

__massgen_report() {
    __massgen_sizes=$(stat -c %s "$__massgen_kept/out" "$__massgen_kept/error")
    printf '%s %s%s\n' "$1" "${__massgen_sizes/$'\n'/ }" "$2" >&9
    head -q -c "$__massgen_most" "$__massgen_kept/out" "$__massgen_kept/error" >&9
}

# Some shells have undone the redirections of the script when they get here, and others not: those cannot report.
__massgen_end() {
    __massgen_code=$?
    set +e
    export -p >"$__massgen_kept/variables"
    pwd >"$__massgen_kept/folder"
    if [ -n "$__massgen_running" ] && { : >&9; } 2>/dev/null; then __massgen_report "$__massgen_code" " over"; fi
}

trap __massgen_end EXIT
echo ready >&9

while IFS=' ' read -r -u 8 __massgen_order __massgen_bytes __massgen_place; do
    case $__massgen_order in
        apart) __massgen_apart=yes && continue ;;
        together) __massgen_apart= && continue ;;
        put)
            mkdir -p -- "$(dirname -- "$__massgen_place")" && head -c "$__massgen_bytes" <&8 >"$__massgen_place"
            continue
            ;;
    esac
    __massgen_script=$(head -c "$__massgen_bytes" <&8)
    if [ "$__massgen_order" = strict ]; then __massgen_script="set -e -o pipefail
$__massgen_script"; fi
    : >"$__massgen_kept/out" >"$__massgen_kept/error"
    __massgen_running=yes
    if [ -n "$__massgen_apart" ]; then
        eval "$__massgen_script" >"$__massgen_kept/out" 2>"$__massgen_kept/error" 8<&- 9>&-
    else
        eval "$__massgen_script" >"$__massgen_kept/out" 2>&1 8<&- 9>&-
    fi
    __massgen_code=$?
    set +e +o pipefail
    __massgen_running=
    __massgen_report "$__massgen_code" ""
done
