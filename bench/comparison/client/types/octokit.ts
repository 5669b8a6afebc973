import { Octokit } from "octokit";

const client = new Octokit({ auth: "demo" });
const repository = { owner: "o", repo: "r" };
export const issue = await client.rest.issues.get({ ...repository, issue_number: 1 });
export const issues = await client.rest.issues.listForRepo({ ...repository, state: "open", per_page: 10 });
export const created = await client.rest.issues.create({ ...repository, title: "A" });
