/* Opens GraphiQL with the tabs that the server tells. */
"use strict";

const HERE = new URL("graphql", document.baseURI);
const SOCKET = Object.assign(new URL(HERE), { protocol: HERE.protocol.replace("http", "ws") });
const PLAIN = `# Put a key or a token under Headers, below: { "Authorization": "Bearer …" }

query WhoAmI {
  me { id }
}
`;

/* One socket for each subscription: it proves who asks by the headers of its own tab. */
function fetcher(asked, options) {
  const wsClient = graphqlWs.createClient({
    url: SOCKET.href,
    connectionParams: options?.headers ?? {},
  });
  return GraphiQL.createFetcher({ url: HERE.href, wsClient })(asked, options);
}

/* What was typed is kept as long as this window, and dropped when the server has other tabs to
   tell: their keys would be wrong. Nothing with a key stays in the browser after that. */
function keepHere(told, tabs) {
  if (sessionStorage.getItem("told") !== told) {
    sessionStorage.clear();
    sessionStorage.setItem("told", told);
  }
  const kept = JSON.parse(sessionStorage.getItem("graphiql:tabState"));
  const active = kept ? kept.tabs[kept.activeTabIndex] : tabs[0];
  // GraphiQL takes the editors it begins with from here, not from the tab that they belong to.
  for (const part of ["query", "variables", "headers"]) {
    sessionStorage.setItem(`graphiql:${part}`, active?.[part] ?? "");
  }
}

/* A key that nobody has used is made here, so that each window does its own mutations. */
function text(object) {
  const fresh = () => crypto.randomUUID();
  if (Object.keys(object).length === 0) return "";
  return JSON.stringify(object, null, 2).replaceAll("FRESH", fresh);
}

async function start() {
  const answer = await fetch("graphiql/tabs.json");
  const told = await answer.text();
  if (!answer.ok) throw new Error(told);
  const tabs = JSON.parse(told).map(({ query, headers, variables }) => ({
    query,
    headers: text(headers),
    variables: text(variables),
  }));
  keepHere(told, tabs);
  const props = {
    fetcher,
    storage: sessionStorage,
    shouldPersistHeaders: true,
    defaultQuery: PLAIN,
    defaultTabs: tabs.length > 0 ? tabs : undefined,
    defaultEditorToolsVisibility: true,
  };
  const root = ReactDOM.createRoot(document.getElementById("graphiql"));
  root.render(React.createElement(GraphiQL, props));
}

start().catch((error) => {
  const place = document.getElementById("graphiql");
  place.textContent = `GraphiQL could not start: ${error.message}`;
});
