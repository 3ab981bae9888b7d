# What the machine must have: sourced by .ci/run. Installs only what is missing, and
# leaves POSTGRES_URL and MARIADB_URL behind; a URL that is given is used as it is.

packages() {
  local missing=()
  want() { eval "$1" >/dev/null 2>&1 || missing+=("${@:2}"); }
  want 'python3 -c "import ensurepip, venv"' python3-venv
  want 'command -v make' make
  want 'command -v git' git
  want 'command -v cc' gcc libc6-dev
  want 'ls /usr/include/python3.*/Python.h' python3-dev
  want 'pkg-config --exists libmariadb' libmariadb-dev pkg-config
  want '[ -x "${CHROMIUM_PATH:-/usr/bin/chromium}" ]' chromium
  want 'command -v java' default-jre-headless
  want 'command -v npm' npm
  want 'command -v msgfmt' gettext
  want 'command -v curl' curl
  if [ -z "${POSTGRES_URL:-}" ]; then want 'ls /usr/lib/postgresql' postgresql; fi
  if [ -z "${MARIADB_URL:-}" ]; then want '[ -x /usr/sbin/mariadbd ]' mariadb-server; fi
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  echo "installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wait_for() {
  for _ in $(seq 60); do
    if listens "$1"; then return; fi
    sleep 1
  done
  echo "nothing answers on port $1" >&2
  return 1
}

postgres() {
  if ! listens 5432; then
    # `ls` prints the version's folder: there is one on a new machine.
    pg_ctlcluster --skip-systemctl-redirect "$(ls /etc/postgresql | tail -n 1)" main start
    wait_for 5432
  fi
  local sql="DO \$\$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'curation_ci') THEN
      CREATE ROLE curation_ci LOGIN CREATEDB PASSWORD 'curation_ci';
    END IF; END \$\$;
    -- What tests commit need not outlive the machine.
    ALTER ROLE curation_ci SET synchronous_commit = off"
  runuser -u postgres -- psql -qX -d postgres -c "$sql"
}

mariadb_server() {
  if ! listens 3306; then
    install -d -o mysql -g mysql /run/mysqld
    start-stop-daemon --start --oknodo --background --exec /usr/sbin/mariadbd -- --user=mysql
    wait_for 3306
  fi
  local host
  for host in localhost 127.0.0.1; do
    mariadb -u root -e "
      CREATE USER IF NOT EXISTS 'curation_ci'@'$host' IDENTIFIED BY 'curation_ci';
      GRANT ALL ON \`test\\_curation\\_ci%\`.* TO 'curation_ci'@'$host';
      GRANT ALL ON \`curation\\_ci\`.* TO 'curation_ci'@'$host';"
  done
  mariadb -u root -e "
    CREATE DATABASE IF NOT EXISTS curation_ci;
    SET GLOBAL innodb_flush_log_at_trx_commit = 2"
}

databases() {
  if [ -z "${POSTGRES_URL:-}" ]; then postgres; fi
  if [ -z "${MARIADB_URL:-}" ]; then mariadb_server; fi
}
