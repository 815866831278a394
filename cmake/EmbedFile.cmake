# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
file(READ ${SOURCE} hex HEX)
string(LENGTH "${hex}" length)
math(EXPR size "${length} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUTPUT} "namespace windtunnel::resources {\nextern const unsigned char embedded${INDEX}[];\nextern const unsigned long embedded${INDEX}Size;\nconst unsigned char embedded${INDEX}[] = {${bytes}0};\nconst unsigned long embedded${INDEX}Size = ${size};\n}\n")
