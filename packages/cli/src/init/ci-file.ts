import { version } from '../version.ts';
import { type NewClient, variableOf } from './clients.ts';
import type { NewFile } from './new-files.ts';

/** A CI service that a job can be written for. */
export type CiService = 'github' | 'gitlab' | 'jenkins' | 'azure';

interface Job {
  /** Names of the variables that hold keys and secrets. */
  readonly names: readonly string[];
  /** Commands that put the private keys where the configuration looks for them, and the run. */
  readonly commands: readonly string[];
}

/** The job for a CI service. Keys and secrets reach it through the environment only. */
export function ciFile(service: CiService, clients: readonly NewClient[]): NewFile {
  const { path, what, text } = services[service];
  return { path, what, text: text(jobFor(clients)) };
}

function jobFor(clients: readonly NewClient[]): Job {
  const keys = clients.filter((one) => one.secretEnv === undefined);
  const written = keys.map(({ clientId, key }) => `printf '%s' "$${variableOf(clientId)}" > ${key}`);
  return {
    names: clients.map((one) => variableOf(one.clientId)),
    commands: [
      ...(keys.length === 0 ? [] : ['umask 077', 'mkdir -p keys', ...written]),
      `npx --yes @assay/cli@${version()} test --reporter pretty --reporter junit=reports/junit.xml`,
    ],
  };
}

const services: Readonly<
  Record<CiService, { readonly path: string; readonly what: string; readonly text: (job: Job) => string }>
> = {
  github: { path: '.github/workflows/assay.yml', what: 'a workflow of GitHub Actions', text: github },
  gitlab: { path: 'assay.gitlab-ci.yml', what: 'a job of GitLab; include it in .gitlab-ci.yml', text: gitlab },
  jenkins: { path: 'Jenkinsfile.assay', what: 'a pipeline of Jenkins', text: jenkins },
  azure: { path: 'assay.azure-pipelines.yml', what: 'a pipeline of Azure Pipelines', text: azure },
};

function github({ names, commands }: Job): string {
  return `# Judges the token endpoint of assay.config.json. Add these secrets to the repository, each the text of the
# private key file or the secret of its client: ${names.join(', ')}
name: assay
on: [push, pull_request]
permissions:
  contents: read
jobs:
  assay:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - env:
${names.map((name) => `          ${name}: \${{ secrets.${name} }}`).join('\n')}
        run: |
${indented(commands, 10)}
      - if: always()
        uses: actions/upload-artifact@v4
        with:
          name: assay
          path: reports/junit.xml
`;
}

function gitlab({ names, commands }: Job): string {
  return `# Judges the token endpoint of assay.config.json. Include it in .gitlab-ci.yml:
#   include:
#     - local: assay.gitlab-ci.yml
# Add these protected variables in the settings of the project, each the text of the private key file or the secret of
# its client: ${names.join(', ')}
assay:
  image: node:24
  timeout: 20 minutes
  script:
    - |
${indented(commands, 6)}
  artifacts:
    when: always
    reports:
      junit: reports/junit.xml
`;
}

function jenkins({ names, commands }: Job): string {
  return `// Judges the token endpoint of assay.config.json. Add these credentials of the kind "Secret text", each the text of
// the private key file or the secret of its client: ${names.join(', ')}
pipeline {
  agent { docker { image 'node:24' } }
  options { timeout(time: 20, unit: 'MINUTES') }
  environment {
    npm_config_cache = "\${WORKSPACE}/.npm"
${names.map((name) => `    ${name} = credentials('${name}')`).join('\n')}
  }
  stages {
    stage('assay') {
      steps {
        sh '''
${indented(commands.map(inGroovy), 10)}
        '''
      }
    }
  }
  post {
    always { junit 'reports/junit.xml' }
  }
}
`;
}

function azure({ names, commands }: Job): string {
  return `# Judges the token endpoint of assay.config.json. Add these secret variables to the pipeline, each the text of the
# private key file or the secret of its client: ${names.join(', ')}
trigger: ['*']
pool:
  vmImage: ubuntu-latest
steps:
  - task: UseNode@1
    inputs:
      version: 24.x
  - script: |
${indented(commands, 6)}
    displayName: assay
    timeoutInMinutes: 20
    env:
${names.map((name) => `      ${name}: $(${name})`).join('\n')}
  - task: PublishTestResults@2
    condition: always()
    inputs:
      testResultsFormat: JUnit
      testResultsFiles: reports/junit.xml
      failTaskOnMissingResultsFile: true
`;
}

function indented(lines: readonly string[], columns: number): string {
  return lines.map((line) => `${' '.repeat(columns)}${line}`).join('\n');
}

/** A quoted text of Groovy in three single quotes knows only the backslash. */
function inGroovy(line: string): string {
  return line.replaceAll('\\', '\\\\').replaceAll("'''", "\\'\\'\\'");
}
