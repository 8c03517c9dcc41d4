# steelyard_room(NAME [SOURCES ...] [ROOMS ...] [LIBRARIES ...])
#   Declares the static library steelyard_NAME of one room of the house: ROOMS are the rooms it may include,
#   LIBRARIES the outside libraries it uses.

find_program(STEELYARD_CCACHE ccache)
if(STEELYARD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${STEELYARD_CCACHE}")
endif()

# A small program that loads few libraries starts fast: drop what nothing refers to.
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  add_compile_options(-ffunction-sections -fdata-sections)
  add_link_options(-Wl,--gc-sections -Wl,--as-needed -Wl,-O1)
endif()

add_library(steelyard_options INTERFACE)
target_include_directories(steelyard_options INTERFACE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}")
target_compile_options(steelyard_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # GCC 12 sees overlaps in `"x" + std::string` where there are none (PR 105651)
  $<$<BOOL:${STEELYARD_WERROR}>:-Werror>)

function(steelyard_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;ROOMS;LIBRARIES" ${ARGN})
  if(ROOM_SOURCES)
    add_library(steelyard_${name} STATIC ${ROOM_SOURCES})
    set(visibility PUBLIC)
  else()
    add_library(steelyard_${name} INTERFACE)
    set(visibility INTERFACE)
  endif()
  target_link_libraries(steelyard_${name} ${visibility} steelyard_options)
  foreach(room IN LISTS ROOM_ROOMS)
    target_link_libraries(steelyard_${name} ${visibility} steelyard_${room})
  endforeach()
  if(ROOM_LIBRARIES)
    target_link_libraries(steelyard_${name} PRIVATE ${ROOM_LIBRARIES})
  endif()
endfunction()
