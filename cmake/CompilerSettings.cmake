# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# Flags every target is built with. Results must be equal to the bit on every
# compiler and optimisation level, so contraction of floating point is off.
include(CheckCXXCompilerFlag)
add_library(windtunnel_flags INTERFACE)
add_library(windtunnel::flags ALIAS windtunnel_flags)
target_compile_options(windtunnel_flags INTERFACE
  -ffp-contract=off -Wall -Wextra -Wconversion $<$<NOT:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wshadow> -Wpedantic
  -ffile-prefix-map=${CMAKE_SOURCE_DIR}=. -ffile-prefix-map=${CMAKE_BINARY_DIR}=build)
target_include_directories(windtunnel_flags INTERFACE ${CMAKE_SOURCE_DIR})

# Hardening after the OpenSSF compiler options guide; sanitizer builds go without.
if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
    string(MAKE_C_IDENTIFIER "HAS${flag}" has)
    check_cxx_compiler_flag(${flag} ${has})
    if(${has})
      target_compile_options(windtunnel_flags INTERFACE ${flag})
    endif()
  endforeach()
  target_compile_options(windtunnel_flags INTERFACE
    $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release,RelWithDebInfo>:-D_FORTIFY_SOURCE=3>)
  target_link_options(windtunnel_flags INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# Several files compiled as one are faster from nothing and slower after a change; names of one file may then shadow
# those of another.
set(builds_once OFF)
if(CMAKE_BUILD_TYPE STREQUAL Release OR CMAKE_CXX_FLAGS MATCHES "-fsanitize|--coverage")
  set(builds_once ON)
endif()
option(WINDTUNNEL_UNITY "Compile several files as one" ${builds_once})

# windtunnel_precompile(TARGET HEADER...): the headers most files of a room share are read once.
function(windtunnel_precompile target)
  if(WINDTUNNEL_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    windtunnel_cache_precompiled(${target})
  endif()
endfunction()

# What ccache's manual asks of targets with precompiled headers.
function(windtunnel_cache_precompiled target)
  if(CCACHE_PROGRAM)
    target_compile_options(${target} PRIVATE -fpch-preprocess)
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${CCACHE_PROGRAM}")
  endif()
endfunction()

# windtunnel_glue(TARGET): a room that only leads from one to the next has no loops that more optimisation would make
# faster; a release builds it in two thirds of the time.
function(windtunnel_glue target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
  add_link_options(-fuse-ld=lld)
endif()
