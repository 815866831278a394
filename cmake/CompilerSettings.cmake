# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# Flags every target is built with. Results must be equal to the bit on every
# compiler and optimisation level, so contraction of floating point is off.
include(CheckCXXCompilerFlag)
add_library(windtunnel_flags INTERFACE)
add_library(windtunnel::flags ALIAS windtunnel_flags)
target_compile_options(windtunnel_flags INTERFACE
  -ffp-contract=off -Wall -Wextra -Wconversion -Wshadow -Wpedantic
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
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
  add_link_options(-fuse-ld=lld)
endif()
