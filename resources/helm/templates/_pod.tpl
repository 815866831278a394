{{- /*
SPDX-FileCopyrightText: The Windtunnel authors
SPDX-License-Identifier: Apache-2.0
*/ -}}
{{- define "windtunnel.environment" -}}
{{- $root := .root }}
{{- $isStub := include "windtunnel.isStub" . }}
{{- $peers := list }}
- name: PORT
  value: {{ .service.port | toString | quote }}
{{- range .service.calls }}
{{- $callee := dict "root" $root "id" . "service" (index $root.Values.services .) }}
{{- if include "windtunnel.isStub" $callee }}{{ $peers = append $peers . }}{{ end }}
- name: {{ printf "%s_URL" (. | upper | replace "-" "_") | quote }}
  value: {{ include "windtunnel.address" $callee | quote }}
{{- end }}
{{- if $isStub }}
- name: PYTHONDONTWRITEBYTECODE
  value: "1"
- name: STUB_PEERS
  value: {{ join "," $peers | quote }}
{{- else }}
{{- range $name, $value := .service.env }}
- name: {{ $name | quote }}
  value: {{ $value | quote }}
{{- end }}
{{- range $name, $reference := .service.secrets }}
- name: {{ $name | quote }}
  valueFrom:
    secretKeyRef:
      name: {{ $reference.secret | quote }}
      key: {{ $reference.entry | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "windtunnel.probes" -}}
{{- $port := include "windtunnel.portName" . }}
{{- $readiness := .service.readiness }}
{{- $liveness := .service.liveness }}
{{- if include "windtunnel.isStub" . }}
{{- $readiness = dict "httpGet" (dict "path" "/readyz" "port" $port) }}
{{- $liveness = dict "httpGet" (dict "path" "/livez" "port" $port) }}
{{- end }}
{{- with $liveness }}
livenessProbe:
  {{- toYaml . | nindent 2 }}
  failureThreshold: 6
  initialDelaySeconds: 5
  periodSeconds: 10
  timeoutSeconds: 5
{{- end }}
{{- with $readiness }}
readinessProbe:
  {{- toYaml . | nindent 2 }}
  periodSeconds: 5
  timeoutSeconds: 3
{{- end }}
{{- end }}

{{- define "windtunnel.containerSecurity" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: ["ALL"]
privileged: false
readOnlyRootFilesystem: true
runAsGroup: 10001
runAsNonRoot: true
runAsUser: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "windtunnel.podSecurity" -}}
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
runAsGroup: 10001
runAsNonRoot: true
runAsUser: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "windtunnel.container" -}}
{{- $isStub := include "windtunnel.isStub" . }}
name: {{ .id | quote }}
image: {{ include "windtunnel.image" . | quote }}
imagePullPolicy: {{ .root.Values.global.imagePullPolicy | quote }}
{{- if $isStub }}
command: ["python3", "/stub/main.py"]
{{- else if .service.args }}
args:
  {{- toYaml .service.args | nindent 2 }}
{{- end }}
{{- if ne .service.controller "cronjob" }}
ports:
  - name: {{ include "windtunnel.portName" . | quote }}
    containerPort: {{ .service.port }}
    protocol: TCP
  {{- range (include "windtunnel.peerPorts" . | fromJsonArray) }}
  - name: peer-{{ . }}
    containerPort: {{ . }}
    protocol: TCP
  {{- end }}
{{- end }}
env:
  {{- include "windtunnel.environment" . | nindent 2 }}
{{- if .service.config }}
envFrom:
  - configMapRef:
      name: {{ .id | quote }}
{{- end }}
{{- if ne .service.controller "cronjob" }}
{{- include "windtunnel.probes" . }}
{{- end }}
{{- if eq .root.Values.global.stub "all" }}
resources:
  limits:
    {{- toYaml .service.resources.limits | nindent 4 }}
  requests:
    {{- toYaml .root.Values.global.rehearsalRequests | nindent 4 }}
{{- else }}
resources:
  {{- toYaml .service.resources | nindent 2 }}
{{- end }}
securityContext:
  {{- include "windtunnel.containerSecurity" . | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
{{- if $isStub }}
  - name: stub
    mountPath: /stub
    readOnly: true
  - name: behaviour
    mountPath: /behaviour
    readOnly: true
{{- else }}
{{- if .service.dataPath }}
  - name: data
    mountPath: {{ .service.dataPath | quote }}
{{- end }}
{{- range $index, $path := .service.scratch }}
  - name: scratch-{{ $index }}
    mountPath: {{ $path | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "windtunnel.pod" -}}
metadata:
  labels:
    {{- include "windtunnel.labels" . | nindent 4 }}
  annotations:
    checksum/config: {{ printf "%s%s" (toJson .service.behaviour) (toJson .service.config) | sha256sum | quote }}
spec:
  serviceAccountName: {{ .id | quote }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  priorityClassName: {{ include "windtunnel.clusterName" .root | quote }}
  {{- if eq .service.controller "cronjob" }}
  restartPolicy: Never
  {{- end }}
  {{- with .root.Values.global.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  terminationGracePeriodSeconds: {{ .service.gracePeriod }}
  affinity:
    podAntiAffinity:
      {{- if eq .service.spread.nodes "required" }}
      requiredDuringSchedulingIgnoredDuringExecution:
        - labelSelector:
            matchLabels:
              {{- include "windtunnel.selector" . | nindent 14 }}
          topologyKey: kubernetes.io/hostname
      {{- else }}
      preferredDuringSchedulingIgnoredDuringExecution:
        - weight: 100
          podAffinityTerm:
            labelSelector:
              matchLabels:
                {{- include "windtunnel.selector" . | nindent 16 }}
            topologyKey: kubernetes.io/hostname
      {{- end }}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: topology.kubernetes.io/zone
      whenUnsatisfiable: {{ ternary "DoNotSchedule" "ScheduleAnyway" (eq .service.spread.zones "required") }}
      {{- if eq .service.spread.zones "required" }}
      nodeTaintsPolicy: Honor
      {{- end }}
      labelSelector:
        matchLabels:
          {{- include "windtunnel.selector" . | nindent 10 }}
  securityContext:
    {{- include "windtunnel.podSecurity" . | nindent 4 }}
  containers:
    - {{- include "windtunnel.container" . | nindent 6 }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 64Mi
    {{- if include "windtunnel.isStub" . }}
    - name: stub
      configMap:
        name: {{ printf "%s-stub" .root.Release.Name | quote }}
    - name: behaviour
      configMap:
        name: {{ printf "%s-behaviour" .id | quote }}
    {{- else }}
    {{- range $index, $path := .service.scratch }}
    - name: scratch-{{ $index }}
      emptyDir:
        sizeLimit: 64Mi
    {{- end }}
    {{- end }}
{{- end }}
