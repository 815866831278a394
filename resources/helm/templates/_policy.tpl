{{- /*
SPDX-FileCopyrightText: The Windtunnel authors
SPDX-License-Identifier: Apache-2.0
*/ -}}
{{- define "windtunnel.policy" -}}
{{- $root := .root }}
{{- $calls := .service.calls }}
{{- if .service.store }}{{ $calls = append $calls .id }}{{ end }}
{{- $peerPorts := include "windtunnel.peerPorts" . | fromJsonArray }}
podSelector:
  matchLabels:
    {{- include "windtunnel.selector" . | nindent 4 }}
policyTypes: ["Ingress", "Egress"]
ingress:
  - from:
      {{- range .service.callers }}
      - podSelector:
          matchLabels:
            {{- include "windtunnel.selector" (dict "id" .) | nindent 12 }}
      {{- end }}
      {{- if .service.store }}
      - podSelector:
          matchLabels:
            {{- include "windtunnel.selector" . | nindent 12 }}
      {{- end }}
      {{- if .service.front }}
      - namespaceSelector: {}
      {{- end }}
      - namespaceSelector:
          matchLabels:
            kubernetes.io/metadata.name: {{ .root.Values.global.monitoringNamespace | quote }}
    ports:
      - port: {{ .service.port }}
        protocol: TCP
{{- with $peerPorts }}
  - from:
      - podSelector:
          matchLabels:
            {{- include "windtunnel.selector" $ | nindent 12 }}
    ports:
      {{- range . }}
      - port: {{ . }}
        protocol: TCP
      {{- end }}
{{- end }}
egress:
  - to:
      - namespaceSelector:
          matchLabels:
            kubernetes.io/metadata.name: {{ .root.Values.global.dnsNamespace | quote }}
    ports:
      - port: 53
        protocol: UDP
      - port: 53
        protocol: TCP
  {{- range $calls }}
  {{- $service := index $root.Values.services . }}
  {{- $callee := dict "root" $root "service" $service }}
  {{- if and (include "windtunnel.outside" $callee) (not (include "windtunnel.isStub" $callee)) }}
  - ports:
      - port: {{ $service.servicePort }}
        protocol: TCP
  {{- else }}
  - to:
      - podSelector:
          matchLabels:
            {{- include "windtunnel.selector" (dict "id" .) | nindent 12 }}
    ports:
      - port: {{ $service.port }}
        protocol: TCP
  {{- end }}
  {{- end }}
  {{- with $peerPorts }}
  - to:
      - podSelector:
          matchLabels:
            {{- include "windtunnel.selector" $ | nindent 12 }}
    ports:
      {{- range . }}
      - port: {{ . }}
        protocol: TCP
      {{- end }}
  {{- end }}
{{- end }}
