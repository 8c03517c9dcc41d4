# What the scripts share: the folder of the project, messages, build dependencies, configuring and building.
# Sourced, not run: . "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck shell=bash

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"

say() { printf '%s\n' "$*" >&2; }
die() {
  say "error: $*"
  exit 1
}

# Programs that the build runs, with the package that brings each.
build_tools=(g++:g++ cmake:cmake ninja:ninja-build pkg-config:pkg-config)

# Packages that the build compiles against. cmake/Dependencies.cmake has the same list with its fallbacks.
build_packages=(
  doctest-dev
  libcli11-dev
  libcmark-gfm-dev
  libcmark-gfm-extensions-dev
  libcpp-httplib-dev
  libfmt-dev
  libpcre2-dev
  libpugixml-dev
  libsimdjson-dev
  libssl-dev
  libyaml-cpp-dev
  nlohmann-json3-dev
  zlib1g-dev
)

# missing_packages [PROGRAM:PACKAGE ...]: prints what the build lacks, one package a line.
missing_packages() {
  local tool package installed
  for tool in "${build_tools[@]}" "$@"; do
    command -v "${tool%%:*}" >/dev/null || printf '%s\n' "${tool#*:}"
  done
  installed="$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${build_packages[@]}" 2>/dev/null || true)"
  for package in "${build_packages[@]}"; do
    grep -qxF "installed $package" <<<"$installed" || printf '%s\n' "$package"
  done
}

# How to become root: nothing for root, sudo where it can be used, else the word "no".
root_prefix() {
  if [ "$(id -u)" = 0 ]; then
    return
  elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    printf 'sudo'
  else
    printf 'no'
  fi
}

# ensure_dependencies [PROGRAM:PACKAGE ...]: installs what is missing; does nothing, and needs no network, if all is there.
ensure_dependencies() {
  local prefix packages=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    ensure_tools_without_apt
    return
  fi
  mapfile -t packages < <(missing_packages "$@")
  [ "${#packages[@]}" -gt 0 ] || return 0

  prefix="$(root_prefix)"
  if [ "$prefix" = no ]; then
    die "these packages are missing and only root can install them:
  apt-get install ${packages[*]}"
  fi
  say "installing: ${packages[*]}"
  install_packages "$prefix" "${packages[@]}"
}

# install_packages PREFIX PACKAGE ...: quiet unless it fails. A library that this release does not have is left to CMake,
# which fetches it.
install_packages() {
  local prefix="$1" log package known=()
  shift
  log="$(mktemp)"
  # shellcheck disable=SC2086  # an empty prefix must vanish
  $prefix apt-get update -qq >"$log" 2>&1 ||
    say "warning: the package lists could not be refreshed; trying those at hand"
  for package in "$@"; do
    if apt-cache show "$package" >/dev/null 2>&1; then
      known+=("$package")
    else
      say "warning: this system has no package $package; the build will fetch what it lacks"
    fi
  done
  # shellcheck disable=SC2086
  $prefix env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${known[@]}" >>"$log" 2>&1 || {
    cat -- "$log" >&2
    die "apt-get could not install: ${known[*]}"
  }
  rm -f -- "$log"
}

# Systems without apt: the libraries have fallbacks that CMake fetches, the tools do not.
ensure_tools_without_apt() {
  local tool missing=()
  for tool in "${build_tools[@]}"; do
    command -v "${tool%%:*}" >/dev/null || missing+=("${tool%%:*}")
  done
  [ "${#missing[@]}" -eq 0 ] || die "please install: ${missing[*]} (and OpenSSL and zlib with their headers)"
}

# Compilers of this code need about a gigabyte each: as many as processors and memory allow.
build_jobs() {
  local processors gigabytes
  processors="$(nproc 2>/dev/null || echo 2)"
  gigabytes="$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || true)"
  gigabytes="${gigabytes:-2}"
  [ "$gigabytes" -ge 1 ] || gigabytes=1
  printf '%s' "${STEELYARD_JOBS:-$((processors < gigabytes ? processors : gigabytes))}"
}

# build PRESET [TARGET]: configures unless that is done, then builds; talks on standard error only, and briefly where
# nobody watches.
build() {
  local preset="$1" folder="$root/build/$1" log
  log="$folder/build.log"
  mkdir -p "$folder"
  if [ ! -e "$folder/build.ninja" ]; then
    say "configuring $preset; the first build takes minutes"
    (cd -- "$root" && cmake --preset "$preset") >"$log" 2>&1 || {
      cat -- "$log" >&2
      die "configuring failed"
    }
  fi
  local command=(cmake --build "$folder" --parallel "$(build_jobs)" ${2:+--target "$2"})
  if [ -t 2 ]; then
    "${command[@]}" >&2
  else
    say "building $preset"
    "${command[@]}" >"$log" 2>&1 || {
      cat -- "$log" >&2
      die "building failed"
    }
  fi
}
