#!/bin/sh
# An MCP server in plain shell with one tool, send_mail {to}, that only says that it sent something.
field() {
    printf '%s\n' "$message" | sed -n 's/.*"'"$1"'" *: *\("\([^"\\]\|\\.\)*"\|[0-9][0-9]*\).*/\1/p'
}

reply() { printf '{"jsonrpc":"2.0","id":%s,%s}\n' "$id" "$1"; }

tool='{"name":"send_mail","description":"Sends a mail.",'
tool=$tool'"inputSchema":{"type":"object","required":["to"],"properties":{"to":{"type":"string"}}}}'

while IFS= read -r message; do
    id=$(field id)
    [ -n "$id" ] || continue
    case $(field method) in
    '"initialize"')
        reply '"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"mail","version":"1.0"}}' ;;
    '"tools/list"') reply '"result":{"tools":['"$tool"']}' ;;
    '"tools/call"') reply '"result":{"content":[{"type":"text","text":"sent"}],"isError":false}' ;;
    '"ping"') reply '"result":{}' ;;
    *) reply '"error":{"code":-32601,"message":"Method not found"}' ;;
    esac
done
