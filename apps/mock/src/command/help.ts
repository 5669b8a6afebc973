export const HELP = `Usage: meter-orders-mock [options]

A mock of the Smart Meter Orders API. It checks every request, remembers orders,
and moves them along as time passes. Every token has orders of its own.

  --port <number>   Where to listen: 4010, or MOCK_PORT; 0 takes any free port
  --host <address>  Whom to listen for: 127.0.0.1, this machine only
  --db <file>       Keep the orders in a file instead of in memory
  --clock <pace>    real, frozen, or x60 for sixty times as fast: real
  --fault <rule>    Let something go wrong, such as "status=429 times=2"
  --auth strict     Accept only tokens that the mock itself has issued
  --faithful        Ignore unknown filters without a word, as the real API does
  --shared          Let all tokens share their orders
  --seed <number>   Make up other values, just as repeatable: 1
  --static          Answer with the documented examples, and remember nothing
  --upstream <url>  Pass everything on to a real server, and report what breaks
                    the contract; the exit code is 1 if anything does
  --report <file>   Write that report as JSON as well
  --log [json]      Print every request, for people or for machines
  --no-control      Leave out /__mock/, the page and the API to control the mock
  --engine prism    Check requests by Prism itself, which takes longer
  --description <file>, --watch   Serve another bundle; load it when it changes
  --version, --help
`;
