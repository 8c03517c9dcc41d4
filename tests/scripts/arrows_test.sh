#!/usr/bin/env bash
# scripts/check-arrows accepts right arrows and refuses wrong ones, naming file and line.
set -euo pipefail
check="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)/scripts/check-arrows"
folder="$(mktemp -d)"
trap 'rm -rf -- "$folder"' EXIT
failures=0

# expect WANT FILE LINE [FILE LINE ...]: a tree of these one-line files; WANT is the first line of output, "" for none.
expect() {
  local want="$1" got status=0
  shift
  rm -rf -- "${folder:?}/tree"
  while [ "$#" -gt 0 ]; do
    mkdir -p "$folder/tree/$(dirname -- "$1")"
    printf '// A source.\n%s\n' "$2" >"$folder/tree/$1"
    shift 2
  done
  got="$("$check" "$folder/tree" | head -n 1; exit "${PIPESTATUS[0]}")" || status=$?
  if [ "$got" != "$want" ] || [ "$status" != "$([ -z "$want" ] && echo 0 || echo 1)" ]; then
    printf 'want: %s\ngot:  %s (status %s)\n' "$want" "$got" "$status"
    failures=$((failures + 1))
  fi
}

expect '' src/openapi/a.cc '#include "base/result.h"'
expect '' src/openapi/a.cc '#include "openapi/contract.h"'
expect '' server/a.cc '#include "checks/check.h"'
expect '' tests/cli/a.cc '#include "cli/run.h"'
expect '' src/base/regex.cc '#include <pcre2.h>'
expect '' src/base/json.h '#include <nlohmann/json.hpp>'
expect 'src/base/a.h:2: base (floor 1) must not include http (floor 2)' src/base/a.h '#include "http/message.h"'
expect 'src/checks/a.cc:2: checks (floor 5) must not include server (floor 5)' src/checks/a.cc '#include "server/x.h"'
expect 'src/http/a.cc:2: http (floor 2) must not include report (floor 2)' src/http/a.cc '  #  include "report/x.h"'
expect 'src/cellar/a.cc:2: the room cellar stands on no floor' src/cellar/a.cc '#include "base/result.h"'
expect 'tests/a.cc:2: <httplib.h> may be included only by the files that scripts/check-arrows names' \
  tests/a.cc '#include <httplib.h>'
expect 'src/base/a.cc:2: <doctest/doctest.h> may be included only by the files that scripts/check-arrows names' \
  src/base/a.cc '#include <doctest/doctest.h>'
expect 'src/base/a.cc:2: <nlohmann/json.hpp> may be included only by the files that scripts/check-arrows names' \
  src/base/a.cc '#include <nlohmann/json.hpp>'

exit "$failures"
