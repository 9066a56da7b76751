/** What a repository holds that call-lint is to look after. */
export type StarterKind = "scripts" | "calls";
/** Where its checks run. */
export type StarterCi = "github" | "gitlab" | "jenkins" | "npm" | "none";

/** Files to begin with, by path. */
export function starterFiles(kind: StarterKind, ci: StarterCi): ReadonlyMap<string, string> {
  const folder = kind;
  const files = new Map([
    ["call-lint.config.yaml", kind === "scripts" ? SCRIPTS_CONFIG : CALLS_CONFIG],
    [".call-lintignore", IGNORE],
    kind === "scripts" ? ["scripts/late-parcel.md", SAMPLE_SCRIPT] : ["calls/sample.txt", SAMPLE_CALL],
  ]);
  const job = CI[ci]?.(folder);
  if (job !== undefined) files.set(job.path, job.text);
  return files;
}

/** The file that holds the check for a CI system: others may have written it. */
export function ciFile(ci: StarterCi): string | undefined {
  return CI[ci]?.("").path;
}

const SCRIPTS_CONFIG = `# What call-lint looks for here. "call-lint rules" lists all rules, "call-lint explain RULE" tells why each is there.
extends: [recommended]
rules:
  # Sections that every script must have.
  script-sections: [error, { sections: [greeting, closing] }]
  # Names that your system fills in.
  script-placeholders: [error, { known: [customer_name, agent_name, company_name, parcel_number, date, time] }]
  # How long things take with you; scripts must not promise less.
  script-unkeepable-promises: [error, { levels: { callback: 24 hours, refund: 7 business days } }]
`;

const CALLS_CONFIG = `# What call-lint looks for here. "call-lint rules" lists all rules, "call-lint explain RULE" tells why each is there.
extends: [recommended]
rules:
  no-dead-air: [warning, { seconds: 10 }]
# Who is an agent, in which team: a table with the columns name and team.
# people: roster.csv
`;

const IGNORE = `# Files that call-lint leaves alone, as in a .gitignore.
drafts/
`;

const SAMPLE_SCRIPT = `# Late parcel

## Greeting

> Agent: Thank you for calling {{company_name}}, this is {{agent_name}}. How can I help?

> Agent: I'm sorry your parcel is late, {{customer_name}}. Let me find it for you.

- If it is on the van: go to [On the van](#on-the-van).
- If nobody knows where it is: go to [Search](#search).

## On the van

> Agent: It is on the van and will be with you today by {{time}}.

Go to [Closing](#closing).

## Search

> Agent: I've opened a search for parcel {{parcel_number}}. I'll call you back within 24 hours with what the depot finds.

Go to [Closing](#closing).

## Closing

> Agent: Does that answer your question? Is there anything else I can help you with?

> Agent: Thank you for calling {{company_name}}. Have a good day.
`;

const SAMPLE_CALL = `Agent: Thank you for calling Larkspur Parcels, this is Niamh. How can I help?
Customer: Hello, this is Zoë Okafor. My parcel was due yesterday.
Agent: I'm sorry your parcel is late, Zoë. Let me find it for you.
Agent: It's on the van and will be with you today by noon. Does that help?
Customer: Yes, perfect, thank you.
Agent: Is there anything else I can do for you?
Customer: No, that's all.
Agent: Thank you for calling, have a good day.
`;

const CI: Readonly<Record<StarterCi, ((folder: string) => { path: string; text: string }) | undefined>> = {
  github: (folder) => ({
    path: ".github/workflows/call-lint.yml",
    text: `name: call-lint
on: [pull_request, push]
permissions:
  contents: read
jobs:
  call-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npx --yes call-lint ${folder} --format github
`,
  }),
  gitlab: (folder) => ({
    path: ".gitlab-ci.yml",
    text: `call-lint:
  image: node:20
  script:
    - npx --yes call-lint ${folder} --format gitlab:gl-code-quality-report.json --format pretty
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`,
  }),
  jenkins: (folder) => ({
    path: "Jenkinsfile",
    text: `pipeline {
  agent { docker { image 'node:20' } }
  stages {
    stage('call-lint') {
      steps {
        sh 'npx --yes call-lint ${folder} --format junit:call-lint.xml --format pretty'
      }
      post {
        always { junit 'call-lint.xml' }
      }
    }
  }
}
`,
  }),
  npm: (folder) => ({
    path: "package.json",
    text: `{
  "private": true,
  "scripts": { "lint:calls": "call-lint ${folder}" },
  "devDependencies": { "call-lint": "*" }
}
`,
  }),
  none: undefined,
};
