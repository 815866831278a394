# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# cmake -DBUILD=… -P qml_lint.cmake: fails when qmllint has anything to say about the modules of the designer.
execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD} --target all_qmllint
  OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE failed)
string(REGEX MATCHALL "(Warning|Error): [^\n]+" found "${said}")
if(failed OR found)
  list(JOIN found "\n  " found)
  message(FATAL_ERROR "qmllint:\n  ${found}\n(exit code ${failed})")
endif()
message("qmllint: no findings")
