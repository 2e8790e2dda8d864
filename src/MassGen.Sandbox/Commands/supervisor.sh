# Runs one command and reports on the last bytes of standard error. Arguments: folder, limit in hundredths of a second, then the program that
# holds to the limit, the command's program and its arguments. First line of input: the report's token.
exec 3>&2 2>/dev/null
IFS= read -r _token

_run() {
    "$@" 2>&3 3>&-
    _code=$?
}

_attend "$@"
_report >&3
