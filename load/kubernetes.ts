import { stringify } from "yaml";
import type { Edition } from "../schemas/edition.js";
import { bundleScenario, scenarioNames } from "./bundle.js";
import type { ScenarioName } from "./profiles.js";

/** Pods that the load is split over; people change it in the manifest. */
const parallelism = 4;
const image = "grafana/k6:latest";
/** A ConfigMap holds at most so many bytes. */
const configMapLimit = 1024 * 1024;

/**
 * What `export kubernetes` writes: for each scenario a ConfigMap with the very bundle that runs here and a TestRun for k6's
 * operator, and a README that says how the parts' results become one.
 */
export async function kubernetesFiles(edition: Edition): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const scenario of scenarioNames) {
    const { code } = await bundleScenario(scenario, edition);
    files.set(`${scenario}-configmap.yaml`, stringify(configMap(scenario, code), { lineWidth: 0 }));
    files.set(`${scenario}-testrun.yaml`, stringify(testRun(scenario), { lineWidth: 0 }));
  }
  files.set("results.yaml", results.map((one) => stringify(one, { lineWidth: 0 })).join("---\n"));
  files.set("README.md", readme);
  return files;
}

const resultsName = "onenet-video-results";

/** A volume that outlives the pods of a run, and a pod out of which their samples are copied. */
const results: object[] = [
  {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: resultsName },
    spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "10Gi" } } },
  },
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: resultsName },
    spec: {
      restartPolicy: "Never",
      containers: [
        {
          name: "reader",
          image: "busybox:stable",
          command: ["sleep", "86400"],
          volumeMounts: [{ name: "results", mountPath: "/results", readOnly: true }],
        },
      ],
      volumes: [{ name: "results", persistentVolumeClaim: { claimName: resultsName } }],
    },
  },
];

/** @throws Error when the bundle does not fit into a ConfigMap */
export function configMap(scenario: ScenarioName, code: string): object {
  const bytes = Buffer.byteLength(code);
  if (bytes > configMapLimit)
    throw new Error(`the bundle ${scenario} has ${bytes} bytes; a ConfigMap holds ${configMapLimit}`);
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: `onenet-video-${scenario}` },
    data: { [`${scenario}.js`]: code },
  };
}

export function testRun(scenario: ScenarioName): object {
  return {
    apiVersion: "k6.io/v1alpha1",
    kind: "TestRun",
    metadata: { name: `onenet-video-${scenario}` },
    spec: {
      parallelism,
      cleanup: "post",
      separate: true,
      script: { configMap: { name: `onenet-video-${scenario}`, file: `${scenario}.js` } },
      arguments: "-e ONENET_TARGET=/target/target.json -e PROFILE=average --out json=/results/samples.json",
      runner: {
        image,
        // ${NAME} in the target file is read from here.
        env: [
          { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
          {
            name: "ONENET_MASTER_KEY",
            valueFrom: { secretKeyRef: { name: "onenet-video-key", key: "masterKey" } },
          },
        ],
        resources: { requests: { cpu: "1", memory: "512Mi" }, limits: { cpu: "2", memory: "2Gi" } },
        volumes: [
          { name: "target", secret: { secretName: "onenet-video-target" } },
          { name: "results", persistentVolumeClaim: { claimName: resultsName } },
        ],
        volumeMounts: [
          { name: "target", mountPath: "/target", readOnly: true },
          // All pods share the volume, each writes into a folder of its own.
          { name: "results", mountPath: "/results", subPathExpr: "$(POD_NAME)" },
        ],
      },
    },
  };
}

const readme = `# A distributed run by k6's operator

The operator (https://github.com/grafana/k6-operator) splits one script over pods by execution segments; rates and virtual users
are those of the whole run, not of a pod.

    kubectl create secret generic onenet-video-target --from-file=target.json
    kubectl create secret generic onenet-video-key --from-literal=masterKey="$ONENET_MASTER_KEY"

The load target needs \`load.consent\` in its target file, as everywhere. Change \`parallelism\`, \`PROFILE\`, RATE, DURATION and VUS in
\`spec\`. Samples can also go where your cluster keeps them: \`--out experimental-prometheus-rw\`, \`--out opentelemetry\` are k6's own.

## One result of all pods

k6 itself tells percentiles for each pod; they cannot be averaged. So each pod writes its samples into a folder of its own on the
volume of \`results.yaml\` (\`ReadWriteMany\`: name a storage class that has it), and \`merge\` makes one exact \`load.json\` and report of
them, histogram by histogram:

    kubectl apply -f results.yaml
    kubectl apply -f play-address-configmap.yaml -f play-address-testrun.yaml
    kubectl get testrun onenet-video-play-address -w     # until its stage is "finished"
    kubectl cp onenet-video-results:/results parts
    npx onenet-video merge parts/*/samples.json --scenario play-address --profile average --target target.json --out merged

\`--scenario\`, \`--profile\`, \`--rate\`, \`--duration\` and \`--vus\` say what was run, since samples do not. Thresholds are judged by what all pods
measured together. Empty the volume before the next run. Without such a volume, \`kubectl logs\` of each pod holds its samples when
\`--out json=/dev/stdout\` takes the place of the file and \`cleanup\` is taken out; \`merge\` passes over all other lines.

These manifests are held against the operator's published schema; they were not run in a cluster where this is developed.
`;
