# Runs what it is told in one shell, so that variables, folder and files survive from one snippet to the next.
# Orders come on its input: "put BYTES PATH", "run BYTES", "strict BYTES" (ends at the first command that fails), "apart" and "together"
# (standard error beside the output, or in it). Each run is answered by "CODE BYTES BYTES" and the bytes of both streams.
exec 8<&0 9>&1 </dev/null
__massgen_kept=/tmp/.massgen-session
__massgen_apart=
mkdir -p "$__massgen_kept" "$HOME" /workspace/project
cd /workspace/project
if [ -s "$__massgen_kept/folder" ]; then
    . "$__massgen_kept/variables"
    cd -- "$(cat "$__massgen_kept/folder")" || :
fi
trap 'export -p >"$__massgen_kept/variables"; pwd >"$__massgen_kept/folder"' EXIT
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
    if [ "$__massgen_order" = strict ]; then __massgen_script="set -e
$__massgen_script"; fi
    : >"$__massgen_kept/out" >"$__massgen_kept/error"
    if [ -n "$__massgen_apart" ]; then
        eval "$__massgen_script" >"$__massgen_kept/out" 2>"$__massgen_kept/error" 8<&- 9>&-
    else
        eval "$__massgen_script" >"$__massgen_kept/out" 2>&1 8<&- 9>&-
    fi
    __massgen_code=$?
    set +e
    __massgen_sizes=$(stat -c %s "$__massgen_kept/out" "$__massgen_kept/error")
    printf '%s %s\n' "$__massgen_code" "${__massgen_sizes/$'\n'/ }" >&9
    head -q -c "$1" "$__massgen_kept/out" "$__massgen_kept/error" >&9
done
