#!/bin/sh
# Joins couchdb1, couchdb2 and couchdb3 to one cluster. Run again it finds the cluster finished and changes nothing.
# https://docs.couchdb.org/en/stable/setup/cluster.html#the-cluster-setup-api
set -eu

first=http://couchdb1.kulturlots:5984
ask() {
  curl --silent --show-error --fail-with-body --user "admin:$COUCHDB_PASSWORD" \
    --header 'content-type: application/json' "$@"
}

for node in couchdb1.kulturlots couchdb2.kulturlots couchdb3.kulturlots; do
  until curl --silent --output /dev/null "http://$node:5984/_up"; do sleep 1; done
done
if ask "$first/_cluster_setup" | grep -q cluster_finished; then exit 0; fi

for node in couchdb2.kulturlots couchdb3.kulturlots; do
  ask --data "{\"action\":\"enable_cluster\",\"bind_address\":\"0.0.0.0\",\"port\":5984,\"node_count\":\"3\",
    \"username\":\"admin\",\"password\":\"$COUCHDB_PASSWORD\",\"remote_node\":\"$node\",
    \"remote_current_user\":\"admin\",\"remote_current_password\":\"$COUCHDB_PASSWORD\"}" "$first/_cluster_setup"
  ask --data "{\"action\":\"add_node\",\"host\":\"$node\",\"port\":5984,
    \"username\":\"admin\",\"password\":\"$COUCHDB_PASSWORD\"}" "$first/_cluster_setup"
done
ask --data '{"action":"finish_cluster"}' "$first/_cluster_setup"
