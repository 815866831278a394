// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#version 440
layout(location = 0) in vec2 at;
layout(location = 1) in vec4 tint;
layout(location = 0) out vec4 result;
layout(std140, binding = 0) uniform Block {
    mat4 matrix;
    float opacity;
};
layout(binding = 1) uniform sampler2D mask;

void main()
{
    result = tint * texture(mask, at).a;
}
