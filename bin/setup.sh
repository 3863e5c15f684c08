# What bin/run, bin/test and their like share; sourced, never run. POSIX sh.
# Leaves the caller in the repository's folder, with $python the interpreter of the ready .venv.
cd "$(dirname "$0")/.." || exit 1
python=.venv/bin/python

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# ready LOCK: make .venv hold what LOCK pins. The lock is copied into the venv once it is installed,
# so that the next call only compares two files.
ready() {
  if cmp -s "$1" ".venv/$1" && "$python" -c '' 2>/dev/null; then return; fi
  "$python" -m pip --version >/dev/null 2>&1 || make_venv
  say "Installing what $1 pins (about a minute, once)"
  "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1" ||
    fail "pip could not install $1; its message stands above."
  cp "$1" .venv/
}

make_venv() {
  base=$(find_python) || fail "Python 3.11 or newer is needed."
  # Debian ships Python without what makes virtual environments.
  "$base" -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv ||
    fail "Install python3-venv (apt-get install python3-venv), then run this again."
  "$base" -m venv --clear .venv || fail "$base could not make .venv; its message stands above."
}

find_python() {
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      say "$name"
      return
    fi
  done
  return 1
}

# apt_install PACKAGE...: as root, or through sudo, which may ask for a password on a terminal only.
apt_install() {
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    as_root=sudo
  else
    return 1
  fi
  say "Installing Debian packages: $*"
  log=$(mktemp)
  if { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1; then
    rm -f "$log"
  else
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
  fi
}
