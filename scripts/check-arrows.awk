# The rules of scripts/check-arrows, over all sources given as arguments.
BEGIN {
  rows = split(ENVIRON["FLOORS"], row, "\n")
  for (i = 1; i <= rows; i++) {
    if (split(row[i], word, " ") == 3) allowed[word[1], word[3]] = 1
    else if (row[i] != "") floor[word[1]] = word[2]
  }
  rows = split(ENVIRON["LIBRARIES"], row, "\n")
  for (i = 1; i <= rows; i++) {
    words = split(row[i], word, " ")
    if (words == 0) continue
    header = word[1]
    known[header] = 1
    for (w = 2; w <= words; w++) if (word[w] != "-") may[header, word[w]] = 1
  }
}

# src/base/x.h → base, server/x.h → server; tests and the like may include every room.
function room_of(path, part, parts) {
  parts = split(path, part, "/")
  if (part[1] == "src" && parts > 2) return part[2]
  if (part[1] == "server" || part[1] == "cli") return part[1]
  return ""
}

# The longest row of the table that the header falls under, or "".
function library_of(header, prefix, best) {
  best = ""
  for (prefix in known) if (index(header, prefix) == 1 && length(prefix) > length(best)) best = prefix
  return best
}

function wrong(text) {
  print FILENAME ":" FNR ": " text
  failures++
}

function check_room(from, to) {
  if (from == "" || !(to in floor) || from == to || ((from, to) in allowed)) return
  if (!(from in floor)) wrong("the room " from " stands on no floor")
  else if (floor[to] >= floor[from])
    wrong(from " (floor " floor[from] ") must not include " to " (floor " floor[to] ")")
}

function check_library(header, library, folder) {
  library = library_of(header)
  if (library == "") return
  folder = FILENAME
  sub(/\/.*/, "/", folder)
  if ((library, FILENAME) in may) used[library, FILENAME] = 1
  else if ((library, folder) in may) used[library, folder] = 1
  else wrong("<" header "> may be included only by the files that scripts/check-arrows names")
}

/^[ \t]*#[ \t]*include[ \t]*["<]/ {
  header = $0
  sub(/^[ \t]*#[ \t]*include[ \t]*["<]/, "", header)
  sub(/[">].*/, "", header)
  to = header
  if (sub(/\/.*/, "", to)) check_room(room_of(FILENAME), to)
  check_library(header)
}

END {
  for (pair in may) {
    split(pair, part, SUBSEP)
    if (ENVIRON["WHOLE"] == 0 || (pair in used) || part[2] ~ /\/$/) continue
    print part[2] ": scripts/check-arrows lets it include <" part[1] ">, but it does not: remove the stale entry"
    failures++
  }
  exit failures > 0
}
