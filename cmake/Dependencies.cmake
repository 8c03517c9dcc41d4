# Every dependency comes from the system's packages; one that the system lacks is fetched at a pinned version.
# Each gets one target name here, so that no other file asks where it came from.
include(FetchContent)
find_package(PkgConfig QUIET)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)

# steelyard_pkg(TARGET MODULE): an imported target from pkg-config, if the module is installed.
function(steelyard_pkg target module)
  if(PkgConfig_FOUND)
    pkg_check_modules(${target} QUIET IMPORTED_TARGET GLOBAL ${module})
    if(${target}_FOUND)
      add_library(deps::${target} ALIAS PkgConfig::${target})
    endif()
  endif()
endfunction()

find_package(nlohmann_json 3.9 QUIET)
find_package(yaml-cpp QUIET)
find_package(fmt QUIET)
find_package(pugixml QUIET)
find_package(CLI11 QUIET)
find_package(doctest QUIET)
steelyard_pkg(pcre2 libpcre2-8)
steelyard_pkg(cmark libcmark-gfm)  # the GitHub flavour: docs pages use tables
steelyard_pkg(httplib cpp-httplib)
