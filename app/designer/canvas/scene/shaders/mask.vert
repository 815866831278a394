// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#version 440
layout(location = 0) in vec4 position;
layout(location = 1) in vec2 textureAt;
layout(location = 2) in vec4 color;
layout(location = 0) out vec2 at;
layout(location = 1) out vec4 tint;
layout(std140, binding = 0) uniform Block {
    mat4 matrix;
    float opacity;
};
out gl_PerVertex { vec4 gl_Position; };

void main()
{
    at = textureAt;
    tint = color * opacity;
    gl_Position = matrix * position;
}
