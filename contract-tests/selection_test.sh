#!/bin/sh
# doctest's own filters and its JUnit reporter work on subcases that are made from data.
#   selection_test.sh path/to/contract_tests
set -eu
program=$1

fail() {
  echo "$1" >&2
  exit 1
}

all=$(env -i "$program" -r=junit -tc='each answer of the packs*')
one=$(env -i "$program" -r=junit -tc='each answer of the packs*' -sc='youcom GET */account_balance 200 ?default?*')

echo "$all" | grep -q 'sunor GET /api/v1/account/balance 200 \[default\]' || fail "a subcase is missing in the JUnit report"
echo "$one" | grep -q 'youcom GET /v1/billing/account_balance 200 \[default\]' || fail "the filter lost what it named"
if echo "$one" | grep -q 'sunor GET'; then fail "the filter kept what it did not name"; fi
