// The overlays, built by kubectl's own Kustomize, checked against the API's types, and for what every pod must have.
import { parseAllDocuments } from "yaml";
import { run, tools } from "../workspace.mjs";
import { findTypeFaults } from "./kubernetes-types.mjs";
import { stopTimeoutSeconds } from "./stop-timeout.mjs";

const folder = "deploy/kubernetes";
const overlays = ["test", "production", "production-migration"];
const checked = new Map();

function check(work) {
  const faults = [];
  for (const overlay of overlays) {
    const { code, stdout, output } = run(`${tools}/kubectl`, ["kustomize", work.path(folder, "overlays", overlay)]);
    if (code !== 0) {
      faults.push(`${overlay}: ${output}`);
      continue;
    }
    // A planted fault leaves most overlays as they were.
    if (!checked.has(stdout))
      checked.set(
        stdout,
        findFaults(
          parseAllDocuments(stdout).map((document) => document.toJS()),
          overlay,
        ),
      );
    faults.push(...checked.get(stdout).map((fault) => `${overlay}: ${fault}`));
  }
  return faults;
}

function findFaults(manifests, overlay) {
  const of = (kind) => manifests.filter((manifest) => manifest.kind === kind);
  const workloads = [...of("Deployment"), ...of("Job")];
  const pods = workloads.map((workload) => workload.spec.template);
  const policies = of("NetworkPolicy").map((policy) => policy.spec);
  const selects = (selector, pod) =>
    Object.entries(selector?.matchLabels ?? selector ?? {}).every(([key, value]) => pod.metadata.labels?.[key] === value);
  return [
    ...findTypeFaults(manifests),
    ...manifests
      .filter((manifest) => manifest.kind === "Secret")
      .map((secret) => `the secret ${secret.metadata.name} is in the repository`),
    ...manifests
      .filter((manifest) => manifest.kind !== "Namespace" && !manifest.metadata.namespace)
      .map((manifest) => `${manifest.metadata.name} has no namespace`),
    ...workloads.flatMap((workload) =>
      findPodFaults(workload).map((fault) => `${workload.kind} ${workload.metadata.name}: ${fault}`),
    ),
    ...of("Deployment")
      .filter((workload) => !selects(workload.spec.selector, workload.spec.template))
      .map(() => "the deployment does not select its pods"),
    ...of("Service")
      .filter((service) => !pods.some((pod) => selects(service.spec.selector, pod)))
      .map((service) => `the service ${service.metadata.name} selects nothing`),
    ...of("Service").flatMap((service) =>
      service.spec.ports
        .filter((port) => !hasPort(pods, port.targetPort))
        .map((port) => `no container has the port ${port.targetPort}`),
    ),
    ...of("PodDisruptionBudget")
      .filter((budget) => !pods.some((pod) => selects(budget.spec.selector, pod)))
      .map(() => "the disruption budget selects nothing"),
    ...pods.flatMap((pod) =>
      ["Ingress", "Egress"]
        .filter((type) => !policies.some((policy) => policy.policyTypes.includes(type) && selects(policy.podSelector, pod)))
        .map((type) => `${type} is not denied by default`),
    ),
    ...policies
      .flatMap((policy) => policy.ingress ?? [])
      .filter((rule) => rule.ports?.some((port) => port.port === 7480) && !rule.from)
      .map(() => "the operations port is open to all"),
    ...(overlay === "production" ? findAvailabilityFaults(of) : []),
  ];
}

const hasPort = (pods, name) =>
  pods.some((pod) =>
    pod.spec.containers.some((container) => container.ports?.some((port) => port.name === name || port.containerPort === name)),
  );

/** Pod Security Standards, 'restricted', and what the hub needs besides. */
function findPodFaults({ kind, spec: { template } }) {
  const { spec } = template;
  const [container] = spec.containers;
  const environment = Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value]));
  const volumes = (spec.volumes ?? []).map((volume) => volume.name);
  const stop = stopTimeoutSeconds(environment) + (container.lifecycle?.preStop?.sleep?.seconds ?? 0);
  const must = (holds, fault) => (holds ? [] : [fault]);
  return [
    ...must(spec.securityContext?.runAsNonRoot && spec.securityContext.runAsUser > 0, "may run as root"),
    ...must(spec.securityContext?.seccompProfile?.type === "RuntimeDefault", "has no seccomp profile"),
    ...must(container.securityContext?.readOnlyRootFilesystem, "has a writable root"),
    ...must(container.securityContext?.allowPrivilegeEscalation === false, "may gain privileges"),
    ...must(container.securityContext?.capabilities?.drop?.includes("ALL"), "keeps capabilities"),
    ...must(spec.automountServiceAccountToken === false, "has a token of the API"),
    ...must(spec.enableServiceLinks === false, "gets variables that look like settings"),
    ...must(
      container.resources?.requests?.cpu && container.resources.requests.memory && container.resources.limits?.memory,
      "lacks requests or limits",
    ),
    ...must(/:\d/.test(container.image), `has no version in ${container.image}`),
    ...(container.volumeMounts ?? [])
      .filter((mount) => !volumes.includes(mount.name))
      .map((mount) => `mounts ${mount.name}, which is not a volume`),
    ...volumes
      .filter((name) => !container.volumeMounts?.some((mount) => mount.name === name))
      .map((name) => `does not mount ${name}`),
    ...(container.env ?? [])
      .filter(({ name, value }) => value && /PASSWORD|CONNECTION/.test(name))
      .map(({ name }) => `${name} is a secret in the environment`),
    ...must(
      kind !== "Deployment" || (spec.terminationGracePeriodSeconds ?? 30) > stop,
      `is killed before it has stopped (${stop} s)`,
    ),
    ...must(
      kind !== "Deployment" ||
        ["startupProbe", "readinessProbe", "livenessProbe"].every(
          (probe) => container[probe]?.httpGet && hasPort([template], container[probe].httpGet.port),
        ),
      "lacks a probe, or its port",
    ),
  ];
}

function findAvailabilityFaults(of) {
  const [deployment] = of("Deployment");
  return [
    ...(deployment.spec.replicas >= 3 ? [] : ["fewer than three hubs"]),
    ...(deployment.spec.strategy?.rollingUpdate?.maxUnavailable === 0 ? [] : ["a roll-out takes hubs away first"]),
    ...(of("PodDisruptionBudget").length > 0 ? [] : ["has no disruption budget"]),
    ...(deployment.spec.template.spec.topologySpreadConstraints?.length ? [] : ["hubs are not spread"]),
  ];
}

const base = `${folder}/base/deployment.yaml`;

export default {
  name: "kubernetes",
  check,
  faults: [
    ["an unknown field", (work) => work.edit(base, "periodSeconds: 5", "periodSecond: 5"), /periodSecond/],
    ["a value of another type", (work) => work.edit(base, "replicas: 1", 'replicas: "1"'), /replicas.*string/],
    ["a required field that is missing", (work) => work.edit(base, "containerPort: 7443", "hostPort: 7443"), /containerPort/],
    [
      "an unknown kind",
      (work) => work.edit(`${folder}/base/disruption-budget.yaml`, "kind: PodDisruptionBudget", "kind: PodDisruption"),
      /PodDisruption/,
    ],
    [
      "a file that is not there",
      (work) => work.edit(`${folder}/base/kustomization.yaml`, "- services.yaml", "- service.yaml"),
      /service\.yaml/,
    ],
    [
      "a patch of nothing",
      (work) => work.edit(`${folder}/overlays/production/hub.yaml`, "name: petitionhub", "name: petitionhob"),
      /petitionhob/,
    ],
    [
      "a secret in the repository",
      (work) =>
        work.edit(
          `${folder}/overlays/test/namespace.yaml`,
          /^/,
          "apiVersion: v1\nkind: Secret\nmetadata:\n  name: leak\nstringData:\n  a: b\n---\n",
        ),
      /leak is in the repository/,
    ],
    [
      "a writable root",
      (work) => work.edit(base, "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"),
      /writable root/,
    ],
    [
      "a port that no container has",
      (work) => work.edit(`${folder}/base/services.yaml`, "targetPort: units", "targetPort: unit"),
      /no container has the port unit/,
    ],
    [
      "labels that select nothing",
      (work) => work.edit(`${folder}/base/services.yaml`, "app.kubernetes.io/component: hub", "app.kubernetes.io/component: hob"),
      /selects nothing/,
    ],
    [
      "nothing denied by default",
      (work) => work.edit(`${folder}/migration/network-policy.yaml`, "policyTypes: [Ingress, Egress]", "policyTypes: [Egress]"),
      /Ingress is not denied/,
    ],
    [
      "metrics open to all",
      (work) =>
        work.edit(
          `${folder}/base/network-policies.yaml`,
          /- port: 7480\n {6}from:[^-]*- /,
          "- port: 7480\n    - from:\n        - ",
        ),
      /open to all/,
    ],
    [
      "too short a time to stop",
      (work) => work.edit(base, "terminationGracePeriodSeconds: 50", "terminationGracePeriodSeconds: 40"),
      /is killed/,
    ],
    [
      "a volume that is not there",
      (work) =>
        work.edit(
          `${folder}/overlays/production/hub.yaml`,
          "- name: trust\n          configMap",
          "- name: truth\n          configMap",
        ),
      /mounts trust/,
    ],
    [
      "an image without a version",
      (work) => work.edit(`${folder}/version/kustomization.yaml`, "newTag: 0.1.0", "newTag: latest"),
      /no version/,
    ],
  ],
};
