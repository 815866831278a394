# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# windtunnel_embed(TARGET file...): each file, named relative to the calling
# folder, becomes a constant that resources::find("<name>") answers.
function(windtunnel_embed target)
  set(index 0)
  set(entries "")
  set(declarations "")
  foreach(file ${ARGN})
    set(source ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${index}.cpp)
    add_custom_command(OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} -DSOURCE=${source} -DOUTPUT=${output} -DINDEX=${index}
              -P ${CMAKE_SOURCE_DIR}/cmake/EmbedFile.cmake
      DEPENDS ${source} ${CMAKE_SOURCE_DIR}/cmake/EmbedFile.cmake VERBATIM)
    target_sources(${target} PRIVATE ${output})
    string(APPEND declarations "extern const unsigned char embedded${index}[];\nextern const unsigned long embedded${index}Size;\n")
    string(APPEND entries "    {\"${file}\", {reinterpret_cast<const char*>(embedded${index}), embedded${index}Size}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  set(EMBED_DECLARATIONS "${declarations}")
  set(EMBED_ENTRIES "${entries}")
  configure_file(${CMAKE_SOURCE_DIR}/cmake/embedded_table.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/embedded_table.cpp @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded_table.cpp)
endfunction()
