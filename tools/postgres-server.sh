#!/bin/sh
# Runs a command with DATABASE_URL pointing at a throw-away PostgreSQL server:
#   tools/postgres-server.sh -- node --test 'test/endpoint/**/*.test.ts'
# The server listens on loopback only, keeps its files in a temporary folder, and is gone afterwards.
set -eu

[ "${1:-}" = "--" ] && shift
if [ $# -eq 0 ]; then
  echo "usage: tools/postgres-server.sh -- command [argument ...]" >&2
  exit 2
fi

# Debian keeps the server's programs out of PATH.
find_programs() {
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) $(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/x)"); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
      echo "$folder"
      return
    fi
  done
}

programs=$(find_programs)
if [ -z "$programs" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing PostgreSQL (apt-get install postgresql) ..." >&2
  (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql) >/dev/null 2>&1 || true
  programs=$(find_programs)
fi
if [ -z "$programs" ]; then
  echo "No PostgreSQL server found: initdb and pg_ctl are needed (Debian: apt-get install postgresql)." >&2
  exit 3
fi

# PostgreSQL refuses to run as root.
if [ "$(id -u)" -eq 0 ]; then
  owner=postgres
  if ! id "$owner" >/dev/null 2>&1; then
    echo "As root an unprivileged user named postgres is needed to run the server." >&2
    exit 3
  fi
  if command -v runuser >/dev/null 2>&1; then
    as_owner() { runuser -u "$owner" -- "$@"; }
  elif command -v setpriv >/dev/null 2>&1; then
    as_owner() { setpriv --reuid="$owner" --regid="$owner" --init-groups -- "$@"; }
  else
    echo "As root runuser or setpriv is needed to run the server as $owner." >&2
    exit 3
  fi
else
  owner=$(id -un)
  as_owner() { "$@"; }
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/dvc-postgres-XXXXXX")
chmod 755 "$folder"
if [ "$(id -u)" -eq 0 ]; then chown "$owner" "$folder"; fi

stop() {
  as_owner "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$folder"
as_owner "$programs/initdb" -D "$folder/data" -U dvc -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || {
  cat "$folder/initdb.log" >&2
  exit 3
}

# Nobody can reserve a port for another process: a taken one fails to start, and the next is tried.
port=0
for attempt in 1 2 3 4 5 6 7 8; do
  candidate=$((20000 + ($$ * 7 + attempt * 131) % 20000))
  if as_owner "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -o "-c listen_addresses=127.0.0.1 -c port=$candidate -c unix_socket_directories=$folder -c fsync=off -c full_page_writes=off -c synchronous_commit=off" start >/dev/null 2>&1; then
    port=$candidate
    break
  fi
done
if [ "$port" -eq 0 ]; then
  echo "The PostgreSQL server did not start:" >&2
  cat "$folder/server.log" >&2
  exit 3
fi
cd "$OLDPWD"

DATABASE_URL="postgres://dvc@127.0.0.1:$port/postgres" "$@"
