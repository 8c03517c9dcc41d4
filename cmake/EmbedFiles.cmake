# steelyard_embed(OUT_SOURCES ROOT DIR...)
#   Lists a generated source that holds every file below the folders DIR (relative to ROOT) as bytes. The generated
#   source defines steelyard::generated_files(); adding a data file edits no CMake.
function(steelyard_embed out root)
  set(files "")
  foreach(dir IN LISTS ARGN)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/${dir}/*")
    list(APPEND files ${found})
  endforeach()
  list(SORT files)
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded_files.cc")
  set(absolute ${files})
  list(TRANSFORM absolute PREPEND "${root}/")
  string(REPLACE ";" "|" joined "${files}")
  add_custom_command(
    OUTPUT "${generated}"
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${root}" "-DFILES=${joined}" "-DOUT=${generated}"
            -P "${PROJECT_SOURCE_DIR}/cmake/GenerateEmbedded.cmake"
    DEPENDS ${absolute} "${PROJECT_SOURCE_DIR}/cmake/GenerateEmbedded.cmake"
    COMMENT "Embedding schemas, fixtures and the dashboard"
    VERBATIM)
  set(${out} "${generated}" PARENT_SCOPE)
endfunction()
