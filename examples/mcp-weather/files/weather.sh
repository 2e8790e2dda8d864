#!/bin/sh
# An MCP server in plain shell: one JSON message per line comes in, one per line goes out.
# It has one tool, get_weather {city}. A real server would use an MCP library and a JSON parser.

# The text or number that stands behind a key, as it is written in the message; good enough for messages this small.
field() {
    printf '%s\n' "$message" | sed -n 's/.*"'"$1"'" *: *\("\([^"\\]\|\\.\)*"\|[0-9][0-9]*\).*/\1/p'
}

reply() { printf '{"jsonrpc":"2.0","id":%s,%s}\n' "$id" "$1"; }
text() { reply '"result":{"content":[{"type":"text","text":"'"$1"'"}],"isError":'"$2"'}'; }

tool='{"name":"get_weather","description":"The weather in a city, today.","annotations":{"readOnlyHint":true},'
tool=$tool'"inputSchema":{"type":"object","required":["city"],'
tool=$tool'"properties":{"city":{"type":"string","description":"For example Paris."}}}}'

while IFS= read -r message; do
    id=$(field id)
    # A message without an id wants no answer.
    [ -n "$id" ] || continue
    case $(field method) in
    '"initialize"')
        reply '"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"weather","version":"1.0"}}' ;;
    '"tools/list"') reply '"result":{"tools":['"$tool"']}' ;;
    '"tools/call"')
        case $(field city) in
        '"Paris"') text 'Paris: 18 °C, light rain.' false ;;
        '"Oslo"') text 'Oslo: 9 °C, clear sky.' false ;;
        *) text 'No weather is known for this city. Known: Paris, Oslo.' true ;;
        esac ;;
    '"ping"') reply '"result":{}' ;;
    *) reply '"error":{"code":-32601,"message":"Method not found"}' ;;
    esac
done
