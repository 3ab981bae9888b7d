#!/usr/bin/env bash
# `make demo` as a visitor sees it: it comes up, comes up again at once, and answers.
# Arguments: a venv that is set up, and an empty folder for the demo's database.
set -euo pipefail
VENV=$1 WORK=$2 PORT=${PORT:-8765}
mkdir -p "$WORK"
export DATABASE_URL="sqlite:///$WORK/demo.sqlite3"
cd "$(dirname "$0")/.."

# The whole process group: make, the server, and its reloader.
stop() { kill -- "-$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }

serve() {
  local began=$SECONDS
  setsid make demo VENV="$VENV" PORT="$PORT" >"$WORK/log" 2>&1 &
  server=$!
  trap stop EXIT
  until curl -fsS -o "$WORK/home.html" "http://127.0.0.1:$PORT/" 2>/dev/null; do
    if ! kill -0 "$server" 2>/dev/null || [ $((SECONDS - began)) -gt "$1" ]; then
      cat "$WORK/log"
      echo "make demo did not answer within $1 s" >&2
      return 1
    fi
    sleep 0.5
  done
  echo "answered after $((SECONDS - began)) s"
}

serve 300
grep -q "http://127.0.0.1:$PORT/admin/" "$WORK/log"
grep -qi '</html>' "$WORK/home.html"
curl -fsS "http://127.0.0.1:$PORT/admin/login/" | grep -qi 'password'
stop
serve 30
