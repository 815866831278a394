{{- /*
SPDX-FileCopyrightText: The Windtunnel authors
SPDX-License-Identifier: Apache-2.0
*/ -}}
{{- /* Every helper takes a dict: root (the chart's context), id (the component) and service (its values). */ -}}
{{- define "windtunnel.labels" -}}
app.kubernetes.io/instance: {{ .id | quote }}
app.kubernetes.io/managed-by: windtunnel
app.kubernetes.io/name: {{ .id | quote }}
app.kubernetes.io/part-of: {{ .root.Release.Name | quote }}
{{- end }}

{{- define "windtunnel.selector" -}}
app.kubernetes.io/name: {{ .id | quote }}
{{- end }}

{{- define "windtunnel.metadata" -}}
name: {{ .name | default .id | quote }}
namespace: {{ .root.Release.Namespace | quote }}
labels:
  {{- include "windtunnel.labels" . | nindent 2 }}
{{- end }}

{{- /* Cluster-wide names carry the namespace when it is not called as the release. */ -}}
{{- define "windtunnel.clusterName" -}}
{{- if eq .Release.Name .Release.Namespace }}{{ .Release.Name }}{{ else }}{{ printf "%s-%s" .Release.Namespace .Release.Name | trunc 63 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- /* "yes" for what runs outside the cluster: a system drawn as external, or a managed store. */ -}}
{{- define "windtunnel.outside" -}}
{{- if or (eq .service.controller "external") .service.managed }}yes{{ end }}
{{- end }}

{{- /* "yes" when a stub plays the component: it has no image (or host), or everything is rehearsed. */ -}}
{{- define "windtunnel.isStub" -}}
{{- if or (eq .root.Values.global.stub "all") (not (ternary .service.externalName .service.image (eq (include "windtunnel.outside" .) "yes"))) }}yes{{ end }}
{{- end }}

{{- define "windtunnel.image" -}}
{{- $image := ternary .root.Values.global.stubImage .service.image (eq (include "windtunnel.isStub" .) "yes") }}
{{- if .root.Values.global.imageRegistry }}{{ printf "%s/%s" (trimSuffix "/" .root.Values.global.imageRegistry) $image }}{{ else }}{{ $image }}{{ end }}
{{- end }}

{{- define "windtunnel.portName" -}}
{{ .service.protocol | default "http" }}
{{- end }}

{{- define "windtunnel.servicePorts" -}}
- name: {{ include "windtunnel.portName" . | quote }}
  port: {{ .service.servicePort }}
  targetPort: {{ include "windtunnel.portName" . | quote }}
  protocol: TCP
  appProtocol: {{ .service.appProtocol | quote }}
{{- end }}

{{- define "windtunnel.peerPorts" -}}
{{- if not (include "windtunnel.isStub" .) }}{{ toJson .service.peerPorts }}{{ else }}[]{{ end }}
{{- end }}

{{- define "windtunnel.address" -}}
{{- $secure := and (eq (include "windtunnel.outside" .) "yes") (eq (int .service.servicePort) 443) (eq .service.protocol "http") (not (include "windtunnel.isStub" .)) }}
{{- $scheme := ternary "https" (include "windtunnel.portName" .) $secure }}
{{- printf "%s://%s:%d" $scheme .id (int .service.servicePort) }}
{{- end }}
