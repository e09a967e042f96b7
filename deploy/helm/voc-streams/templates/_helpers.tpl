{{- define "voc.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "voc.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "voc.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "voc.selector" -}}
app.kubernetes.io/name: {{ include "voc.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "voc.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{ include "voc.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "voc.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "voc.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "voc.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{/* A stage's values over the defaults. Arguments: the root and the stage's name. */}}
{{- define "voc.stage" -}}
{{- $root := index . 0 -}}
{{- $own := index $root.Values.stages (index . 1) | default dict -}}
{{- mustMergeOverwrite (deepCopy $root.Values.stageDefaults) (deepCopy $own) | toJson -}}
{{- end -}}

{{/* A file of settings. Arguments: the root, settings of voc, settings of Kafka. */}}
{{- define "voc.properties" -}}
{{- $root := index . 0 -}}
{{- $voc := merge (dict) (index . 1) $root.Values.settings -}}
{{- $kafka := merge (dict) (index . 2) $root.Values.kafka.settings -}}
voc.bootstrap-servers={{ $root.Values.kafka.bootstrapServers }}
voc.schema-registry={{ $root.Values.schemaRegistry.url }}
{{- range $key, $value := $voc }}
voc.{{ $key }}={{ $value | toString | replace "\\" "\\\\" }}
{{- end }}
{{- range $key, $value := $kafka }}
kafka.{{ $key }}={{ $value | toString | replace "\\" "\\\\" }}
{{- end }}
{{- end -}}

{{/* Arguments: the root, names of more secrets. */}}
{{- define "voc.mounts" -}}
{{- $root := index . 0 -}}
- name: settings
  mountPath: /etc/voc
  readOnly: true
- name: temporary
  mountPath: /tmp
{{- range concat $root.Values.secretMounts (index . 1) | uniq }}
- name: secret-{{ . }}
  mountPath: /run/secrets/voc/{{ . }}
  readOnly: true
{{- end }}
{{- end -}}

{{/* Arguments: the root, names of more secrets, name of the config map. */}}
{{- define "voc.volumes" -}}
{{- $root := index . 0 -}}
- name: settings
  configMap:
    name: {{ index . 2 }}
- name: temporary
  emptyDir:
    sizeLimit: 256Mi
{{- range concat $root.Values.secretMounts (index . 1) | uniq }}
- name: secret-{{ . }}
  secret:
    secretName: {{ . }}
    defaultMode: 0440
{{- end }}
{{- end -}}

{{/* Where pods run. Arguments: the root, name of the component, its values. */}}
{{- define "voc.placement" -}}
{{- $values := index . 2 -}}
{{- with $values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
  {{- if $values.topologySpreadConstraints }}
  {{- toYaml $values.topologySpreadConstraints | nindent 2 }}
  {{- else }}
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "voc.selector" (index . 0) | nindent 8 }}
        app.kubernetes.io/component: {{ index . 1 }}
  {{- end }}
{{- end -}}
