# Runs one command and reports on the last bytes of standard error. Arguments: folder, limit in hundredths of a second, then the program that
# holds to the limit, the command's program and its arguments. First line of input: the report's token.
exec 3>&2 2>/dev/null
IFS= read -r _token

_run() {
    "$@" 2>&3 3>&-
    _code=$?
}

# In a process namespace of its own this is process 1, and its end is the end of all. Elsewhere it looks for newcomers.
_end_survivors() {
    if [ $$ = 1 ]; then kill -9 -1 || :; else _end_newcomers; fi
}

_remember
_attend "$@"
_report >&3
