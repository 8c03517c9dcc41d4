# Every dependency comes from the system's packages; one that the system lacks is fetched at a pinned version.
# Each gets one target name here, so that no other file asks where it came from. scripts/lib.sh names the packages.
include(FetchContent)
find_package(PkgConfig QUIET)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)

# steelyard_fetch(NAME REPOSITORY TAG [OPTIONS VARIABLE=VALUE ...])
#   Fetches a dependency and adds its targets: built only where something links them, and without our warnings.
#   A checkout at hand is used instead with -DFETCHCONTENT_SOURCE_DIR_<NAME>=FOLDER.
macro(steelyard_fetch name repository tag)
  cmake_parse_arguments(FETCH "" "" "OPTIONS" ${ARGN})
  message(STATUS "${name} is not installed: fetching ${repository} ${tag}")
  foreach(option IN LISTS FETCH_OPTIONS)
    string(REGEX MATCH "^([^=]+)=(.*)$" matched "${option}")
    set(${CMAKE_MATCH_1} "${CMAKE_MATCH_2}" CACHE INTERNAL "chosen by steelyard")
  endforeach()
  set(CMAKE_POLICY_VERSION_MINIMUM 3.5)  # CMake 4 refuses what older releases of these ask for
  FetchContent_Declare(${name} GIT_REPOSITORY "${repository}" GIT_TAG "${tag}" GIT_SHALLOW ON GIT_SUBMODULES "")
  FetchContent_MakeAvailable(${name})
  string(TOLOWER ${name} lower_name)
  set_property(DIRECTORY "${${lower_name}_SOURCE_DIR}" PROPERTY EXCLUDE_FROM_ALL ON)
endmacro()

# steelyard_system_headers(TARGET ...): spares the headers of fetched targets our warnings.
function(steelyard_system_headers)
  foreach(target IN LISTS ARGN)
    get_target_property(folders ${target} INTERFACE_INCLUDE_DIRECTORIES)
    if(folders)
      set_property(TARGET ${target} APPEND PROPERTY INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${folders}")
    endif()
  endforeach()
endfunction()

# steelyard_pkg(TARGET MODULE): deps::TARGET from pkg-config, if the module is installed.
function(steelyard_pkg target module)
  if(PkgConfig_FOUND)
    pkg_check_modules(${target} QUIET IMPORTED_TARGET GLOBAL ${module})
    if(${target}_FOUND)
      add_library(deps::${target} ALIAS PkgConfig::${target})
    endif()
  endif()
endfunction()

find_package(nlohmann_json 3.9 QUIET)
if(NOT TARGET nlohmann_json::nlohmann_json)
  steelyard_fetch(nlohmann_json https://github.com/nlohmann/json.git v3.11.3 OPTIONS JSON_BuildTests=OFF)
  steelyard_system_headers(nlohmann_json)
endif()

find_package(yaml-cpp QUIET)
if(NOT TARGET yaml-cpp)
  steelyard_fetch(yaml-cpp https://github.com/jbeder/yaml-cpp.git 0.8.0
    OPTIONS YAML_CPP_BUILD_TOOLS=OFF YAML_CPP_BUILD_TESTS=OFF YAML_CPP_BUILD_CONTRIB=OFF YAML_CPP_FORMAT_SOURCE=OFF)
  steelyard_system_headers(yaml-cpp)
endif()

find_package(fmt QUIET)
if(NOT TARGET fmt::fmt)
  steelyard_fetch(fmt https://github.com/fmtlib/fmt.git 10.1.1)
  steelyard_system_headers(fmt)
endif()

find_package(pugixml QUIET)
if(NOT TARGET pugixml::pugixml)
  steelyard_fetch(pugixml https://github.com/zeux/pugixml.git v1.14)
  steelyard_system_headers(pugixml-static)
endif()

find_package(CLI11 QUIET)
if(NOT TARGET CLI11::CLI11)
  steelyard_fetch(CLI11 https://github.com/CLIUtils/CLI11.git v2.4.1)
  steelyard_system_headers(CLI11)
endif()

if(STEELYARD_BUILD_TESTS)
  find_package(doctest QUIET)
  if(NOT TARGET doctest::doctest)
    steelyard_fetch(doctest https://github.com/doctest/doctest.git v2.4.11
      OPTIONS DOCTEST_WITH_TESTS=OFF DOCTEST_NO_INSTALL=ON)
    steelyard_system_headers(doctest)
  endif()
endif()

steelyard_pkg(pcre2 libpcre2-8)
if(NOT TARGET deps::pcre2)
  steelyard_fetch(pcre2 https://github.com/PCRE2Project/pcre2.git pcre2-10.46
    OPTIONS PCRE2_BUILD_PCRE2GREP=OFF PCRE2_BUILD_TESTS=OFF PCRE2_SHOW_REPORT=OFF)
  steelyard_system_headers(pcre2-8-static)
  add_library(deps::pcre2 ALIAS pcre2-8-static)
endif()

steelyard_pkg(simdjson simdjson)
if(NOT TARGET deps::simdjson)
  steelyard_fetch(simdjson https://github.com/simdjson/simdjson.git v3.10.1 OPTIONS SIMDJSON_DEVELOPER_MODE=OFF)
  steelyard_system_headers(simdjson)
  add_library(deps::simdjson ALIAS simdjson)
endif()

# The GitHub flavour: docs pages use tables. Its targets name no folders, so that the headers' are named here.
steelyard_pkg(cmark libcmark-gfm)
if(NOT TARGET deps::cmark)
  steelyard_fetch(cmark-gfm https://github.com/github/cmark-gfm.git 0.29.0.gfm.13
    OPTIONS CMARK_TESTS=OFF CMARK_SHARED=OFF CMARK_STATIC=ON)
  add_library(steelyard_cmark INTERFACE)
  target_include_directories(steelyard_cmark SYSTEM INTERFACE
    "${cmark-gfm_SOURCE_DIR}/src" "${cmark-gfm_SOURCE_DIR}/extensions"
    "${cmark-gfm_BINARY_DIR}/src" "${cmark-gfm_BINARY_DIR}/extensions")
  target_compile_definitions(steelyard_cmark INTERFACE CMARK_GFM_STATIC_DEFINE CMARK_GFM_EXTENSIONS_STATIC_DEFINE)
  target_link_libraries(steelyard_cmark INTERFACE libcmark-gfm-extensions_static libcmark-gfm_static)
  add_library(deps::cmark ALIAS steelyard_cmark)
endif()

steelyard_pkg(httplib cpp-httplib)
if(NOT TARGET deps::httplib)
  steelyard_fetch(httplib https://github.com/yhirose/cpp-httplib.git v0.18.7
    OPTIONS HTTPLIB_REQUIRE_OPENSSL=ON HTTPLIB_USE_BROTLI_IF_AVAILABLE=OFF HTTPLIB_INSTALL=OFF)
  steelyard_system_headers(httplib)
  add_library(deps::httplib ALIAS httplib)
endif()
