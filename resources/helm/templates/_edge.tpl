{{- /*
SPDX-FileCopyrightText: The Windtunnel authors
SPDX-License-Identifier: Apache-2.0
*/ -}}
{{- /* Hosts and paths as JSON, with global.edgeHost where none was drawn. */ -}}
{{- define "windtunnel.hosts" -}}
{{- $hosts := list }}
{{- range .service.entrance.hosts }}
{{- $hosts = append $hosts (dict "host" (.host | default $.root.Values.global.edgeHost) "paths" .paths) }}
{{- end }}
{{- toJson $hosts }}
{{- end }}

{{- define "windtunnel.edgeMetadata" -}}
{{- include "windtunnel.metadata" . }}
{{- with .root.Values.global.certificateIssuer }}
annotations:
  cert-manager.io/cluster-issuer: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "windtunnel.gateway" -}}
{{- $hosts := include "windtunnel.hosts" . | fromJsonArray }}
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  {{- include "windtunnel.edgeMetadata" . | nindent 2 }}
spec:
  gatewayClassName: {{ .root.Values.global.edgeClass | quote }}
  listeners:
    {{- if .root.Values.global.certificateIssuer }}
    {{- range $index, $entry := $hosts }}
    - name: {{ ternary "https" (printf "https-%d" $index) (eq $index 0) }}
      {{- with $entry.host }}
      hostname: {{ . | quote }}
      {{- end }}
      port: 443
      protocol: HTTPS
      tls:
        mode: Terminate
        certificateRefs:
          - kind: Secret
            name: {{ printf "%s-tls" $.id | quote }}
      allowedRoutes:
        namespaces:
          from: Same
    {{- end }}
    {{- else }}
    - name: http
      port: 80
      protocol: HTTP
      allowedRoutes:
        namespaces:
          from: Same
    {{- end }}
{{- range $index, $entry := $hosts }}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  {{- include "windtunnel.metadata" (dict "root" $.root "id" $.id "name" (ternary $.id (printf "%s-%d" $.id $index) (eq $index 0))) | nindent 2 }}
spec:
  parentRefs:
    - name: {{ $.id | quote }}
  {{- with $entry.host }}
  hostnames:
    - {{ . | quote }}
  {{- end }}
  rules:
    - matches:
        {{- range $entry.paths }}
        - path:
            type: PathPrefix
            value: {{ . | quote }}
        {{- end }}
      {{- with $.service.entrance.timeout }}
      timeouts:
        request: {{ . | quote }}
      {{- end }}
      backendRefs:
        - name: {{ $.id | quote }}
          port: {{ $.service.servicePort }}
{{- end }}
{{- end }}

{{- define "windtunnel.ingress" -}}
{{- $hosts := include "windtunnel.hosts" . | fromJsonArray }}
{{- $names := list }}
{{- range $hosts }}{{ if .host }}{{ $names = append $names .host }}{{ end }}{{ end }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "windtunnel.edgeMetadata" . | nindent 2 }}
spec:
  ingressClassName: {{ .root.Values.global.edgeClass | quote }}
  tls:
    - secretName: {{ printf "%s-tls" .id | quote }}
      {{- with $names }}
      hosts:
        {{- toYaml . | nindent 8 }}
      {{- end }}
  rules:
    {{- range $hosts }}
    - http:
        paths:
          {{- range .paths }}
          - path: {{ . | quote }}
            pathType: Prefix
            backend:
              service:
                name: {{ $.id | quote }}
                port:
                  name: {{ include "windtunnel.portName" $ | quote }}
          {{- end }}
      {{- with .host }}
      host: {{ . | quote }}
      {{- end }}
    {{- end }}
{{- end }}

{{- /* The way in to a front door that clients enter; none in a rehearsal, which must install on a bare cluster. */ -}}
{{- define "windtunnel.edge" -}}
{{- if and .service.entrance (ne .root.Values.global.stub "all") }}
{{- if eq .root.Values.global.edge "gateway-api" }}
---
{{ include "windtunnel.gateway" . }}
{{- else if eq .root.Values.global.edge "ingress" }}
---
{{ include "windtunnel.ingress" . }}
{{- end }}
{{- end }}
{{- end }}
