# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# cmake -DROOT=… -DQMLFORMAT=… -P qml_format.cmake: fails and names the QML files that qmlformat would change.
file(GLOB_RECURSE files ${ROOT}/app/*.qml ${ROOT}/tests/app/*.qml)
list(LENGTH files count)
set(found "")
foreach(file ${files})
  execute_process(COMMAND ${QMLFORMAT} ${file} OUTPUT_VARIABLE formatted RESULT_VARIABLE failed ERROR_QUIET)
  file(READ ${file} written)
  if(failed OR NOT formatted STREQUAL written)
    string(APPEND found "\n  ${file}")
  endif()
endforeach()
if(count EQUAL 0)
  message(FATAL_ERROR "no QML file below ${ROOT}/app and ${ROOT}/tests/app")
elseif(found)
  message(FATAL_ERROR "not formatted (qmlformat -i FILE):${found}")
endif()
message("${count} files are formatted")
