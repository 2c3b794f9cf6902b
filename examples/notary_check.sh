#!/bin/sh
# Says whether a captured stream is what the gateway delivered. curl, sed, awk and sha256sum; nothing of Clyra.
#   sh notary_check.sh answer.sse http://127.0.0.1:8080
set -eu
stream=$1 gateway=$2

# The stream names its receipt in a comment of the gateway.
receipt=$(sed -n 's/^: clyra receipt=//p' "$stream" | tail -n 1)
[ "$receipt" ] || { echo "$stream names no receipt" >&2; exit 2; }
run=${receipt%/*} seq=${receipt##*/}
get() { curl -fsS ${CLYRA_ADMIN_TOKEN:+-H "authorization: Bearer $CLYRA_ADMIN_TOKEN"} "$gateway/v1/receipts/$1"; }
call=$(get "$receipt" | sed -n 's/.*"call":"\([^"]*\)".*/\1/p')
[ "$call" ] || exit 2

# The notary entry of the same call stands a little further on; where the run ends before it, get does.
until get "$run/$seq" > receipt.json || exit 2
  grep -q "\"call\":\"$call\".*\"type\":\"stream.notary\"" receipt.json; do seq=$((seq + 1)); done
recorded=$(sed -n 's/.*"delivered":{"bytes":[0-9]*,"sha256":"\([0-9a-f]*\)"}.*/\1/p' receipt.json)

# The gateway's own comments, each with the blank line that ends it, are no part of the digest.
captured=$(awk '/^: clyra/ { getline; next } { print }' "$stream" | sha256sum | cut -c 1-64)
[ "$recorded" = "$captured" ] && echo "delivered: $run/$seq" || { echo "not delivered: $run/$seq"; exit 1; }
