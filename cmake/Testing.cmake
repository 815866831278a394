# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# windtunnel_test(NAME SOURCES... [LIBRARIES ...] [LABELS ...] [DISPLAY]): one QtTest
# program, registered with CTest. The source ends in QTEST_APPLESS_MAIN or QTEST_MAIN
# and its own "<name>.moc". DISPLAY runs it under its own Xvfb with software GL.
find_program(XVFB_RUN_PROGRAM xvfb-run)
# How long a test may take is CTest's business alone, not that of the test library; Graphviz keeps some memory to
# the end of its process, and so do the drivers a window needs.
set(windtunnel_test_environment
  "WINDTUNNEL_TEST_BUILD=${CMAKE_BINARY_DIR}" "QTEST_FUNCTION_TIMEOUT=100000000"
  "LSAN_OPTIONS=print_suppressions=0:suppressions=${CMAKE_CURRENT_LIST_DIR}/leaks-of-libraries.txt")

# What nearly every test includes, read once for all of them.
function(windtunnel_test_headers)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/test_headers.cpp CONTENT "// The tests share headers alone.\n")
  add_library(windtunnel_test_headers OBJECT ${CMAKE_BINARY_DIR}/test_headers.cpp)
  # Without Qt6::Test, which defines macros of its own for each folder.
  target_link_libraries(windtunnel_test_headers PRIVATE windtunnel::flags windtunnel_model Qt6::Core)
  target_precompile_headers(windtunnel_test_headers PRIVATE <algorithm> <memory> <string> <vector> <QObject> <QString>
    <QVariant> ${CMAKE_SOURCE_DIR}/model/design/design.h)
  windtunnel_cache_precompiled(windtunnel_test_headers)
endfunction()

function(windtunnel_test name)
  cmake_parse_arguments(ARG "DISPLAY" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE windtunnel::flags Qt6::Test ${ARG_LIBRARIES})
  target_compile_definitions(${name} PRIVATE WINDTUNNEL_TEST_DATA="${CMAKE_SOURCE_DIR}/tests" WINDTUNNEL_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  if(TARGET windtunnel_test_headers)
    target_precompile_headers(${name} REUSE_FROM windtunnel_test_headers)
    windtunnel_cache_precompiled(${name})
  endif()
  if(ARG_DISPLAY)
    add_test(NAME ${name} COMMAND ${XVFB_RUN_PROGRAM} -a -s "-screen 0 1920x1080x24 -noreset" $<TARGET_FILE:${name}>)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "ASAN_OPTIONS=detect_leaks=0;LIBGL_ALWAYS_SOFTWARE=1;QT_QPA_PLATFORM=xcb;XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR};${windtunnel_test_environment}")
  else()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${windtunnel_test_environment}")
  endif()
  if(ARG_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
  endif()
endfunction()
