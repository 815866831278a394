# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# windtunnel_test(NAME SOURCES... [LIBRARIES ...] [LABELS ...] [DISPLAY]): one QtTest
# program, registered with CTest. The source ends in QTEST_APPLESS_MAIN or QTEST_MAIN
# and its own "<name>.moc". DISPLAY runs it under its own Xvfb with software GL.
find_program(XVFB_RUN_PROGRAM xvfb-run)
function(windtunnel_test name)
  cmake_parse_arguments(ARG "DISPLAY" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE windtunnel::flags Qt6::Test ${ARG_LIBRARIES})
  target_compile_definitions(${name} PRIVATE WINDTUNNEL_TEST_DATA="${CMAKE_SOURCE_DIR}/tests" WINDTUNNEL_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  if(ARG_DISPLAY)
    add_test(NAME ${name} COMMAND ${XVFB_RUN_PROGRAM} -a -s "-screen 0 1920x1080x24 -noreset" $<TARGET_FILE:${name}>)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "LIBGL_ALWAYS_SOFTWARE=1;QT_QPA_PLATFORM=xcb;XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR};WINDTUNNEL_TEST_BUILD=${CMAKE_BINARY_DIR}")
  else()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;WINDTUNNEL_TEST_BUILD=${CMAKE_BINARY_DIR}")
  endif()
  if(ARG_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
  endif()
endfunction()
